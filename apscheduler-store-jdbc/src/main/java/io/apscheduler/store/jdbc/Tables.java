package io.apscheduler.store.jdbc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of one store's tables. Immutable.
 *
 * @param schema the schema that they are in, null for the connection's own
 * @param prefix what their names begin with
 * @param quote the mark around a name
 */
record Tables(@Nullable String schema, String prefix, String quote) {
    static final String FORM = "a name of letters, digits and _, at most 40, not beginning with a digit;"
            + " a schema's name and a dot may come before it";

    private static final Pattern NAME =
            Pattern.compile("(?:([A-Za-z_][A-Za-z0-9_]{0,62})\\.)?([A-Za-z_][A-Za-z0-9_]{0,39})");
    private static final Pattern PLACE = Pattern.compile("\\$\\{([\\w.]+)}");

    /** Splits a name into schema and prefix; empty if it has not the {@link #FORM}. */
    static Optional<Tables> parse(String name, String quote) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(new Tables(matcher.group(1), matcher.group(2), quote))
                : Optional.empty();
    }

    /**
     * Puts names into a statement: {@code ${job}} stands for a table, {@code ${index.due}} for the bare name of an index,
     * {@code ${schema.index.due}} for its name with the schema.
     */
    String in(String statement) {
        return PLACE.matcher(statement).replaceAll(place -> Matcher.quoteReplacement(named(place.group(1))));
    }

    private String named(String kind) {
        if (kind.startsWith("index.")) {
            return quoted(prefix + "_" + kind.substring("index.".length()));
        }
        return table(kind.startsWith("schema.index.") ? kind.substring("schema.index.".length()) : kind);
    }

    private String table(String kind) {
        String table = quoted(prefix + "_" + kind);
        return schema == null ? table : quoted(schema) + "." + table;
    }

    private String quoted(String name) {
        return quote + name + quote;
    }

    /** As users write it. */
    @Override
    public String toString() {
        return schema == null ? prefix : schema + "." + prefix;
    }
}
