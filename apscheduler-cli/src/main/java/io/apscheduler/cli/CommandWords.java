package io.apscheduler.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words commands for the user to type, about the same file and with the same options as the present one. Immutable.
 *
 * @param classPath where the user's classes are, null if that was not said
 * @param store the store that was chosen, null if none was
 * @param file the properties file, as the user named it
 */
record CommandWords(@Nullable String classPath, @Nullable String store, String file) {
    private static final Pattern PLAIN = Pattern.compile("[\\w./:,@%+=-]+", Pattern.UNICODE_CHARACTER_CLASS);

    /** A command about a job. */
    String of(String command, String id) {
        List<String> words = start(command);
        if (store != null) {
            words.addAll(List.of("--store", store));
        }
        words.addAll(List.of(file, id));
        return inOne(words);
    }

    /** The command that runs the jobs of the file. */
    String run() {
        List<String> words = start("run");
        words.add(file);
        return inOne(words);
    }

    private List<String> start(String command) {
        List<String> words = new ArrayList<>(List.of("apscheduler", command));
        if (classPath != null) {
            words.addAll(List.of("--class-path", classPath));
        }
        return words;
    }

    private static String inOne(List<String> words) {
        return words.stream().map(CommandWords::quoted).collect(Collectors.joining(" "));
    }

    /** The word as the shell of this system takes it for one. */
    private static String quoted(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return File.separatorChar == '\\'
                ? '"' + word.replace("\"", "\\\"") + '"'
                : "'" + word.replace("'", "'\\''") + "'";
    }
}
