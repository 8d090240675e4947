package io.apscheduler.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose parameters have names, each of which may occur several times. Immutable.
 *
 * @param text the statement with question marks
 * @param names the names of the parameters, in the order of the question marks
 */
record NamedSql(String text, List<String> names) {
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]\\w*)");

    /** Reads a statement in which parameters are written like {@code :node}. */
    static NamedSql of(String named) {
        List<String> names = new ArrayList<>();
        String text = PARAMETER.matcher(named).replaceAll(found -> {
            names.add(found.group(1));
            return Matcher.quoteReplacement("?");
        });
        return new NamedSql(text, List.copyOf(names));
    }

    /** The text of a statement from a file beside this class, without the comments at its beginning. */
    static String resource(String file) {
        try (InputStream in = NamedSql.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The file " + file + " is missing from this library.");
            }
            return new String(in.readAllBytes(), UTF_8).replaceAll("(?m)^--.*\\R", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values in the order of the question marks. */
    @Nullable
    Object[] values(Map<String, Object> byName) {
        return names.stream().map(byName::get).toArray();
    }
}
