package io.apscheduler.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operating-system command as the callee of a task. Immutable.
 *
 * @param words the program and its arguments; one line of text where a shell reads it
 * @param shell the shell that reads the line, called with {@code -c}; null starts the program itself, without a shell
 * @param environment variables set in addition to those of the scheduler's process
 * @param directory the working directory; null for that of the scheduler's process
 * @param input what the command reads from standard input, in UTF-8; null for nothing
 */
public record Command(
        List<String> words,
        @Nullable String shell,
        Map<String, String> environment,
        @Nullable String directory,
        @Nullable String input)
        implements Callee {

    /**
     * Checks and copies the parts.
     *
     * @throws IllegalArgumentException if there is no program, or not exactly one line for a shell
     */
    public Command {
        words = List.copyOf(words);
        if (words.isEmpty() || words.get(0).isBlank()) {
            throw new IllegalArgumentException("A command needs a program as its first word; this one has none.");
        }
        if (shell != null && words.size() != 1) {
            throw new IllegalArgumentException("A shell reads one line, not " + words.size() + " words.");
        }
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** A program and its arguments, started without a shell. */
    public static Command of(String... words) {
        return new Command(List.of(words), null, Map.of(), null, null);
    }

    /** A line that the given shell reads. */
    public static Command shell(String shell, String line) {
        return new Command(List.of(line), Objects.requireNonNull(shell, "shell"), Map.of(), null, null);
    }

    /** The same command with these variables in its environment, beside those of the scheduler's process. */
    public Command withEnvironment(Map<String, String> variables) {
        return new Command(words, shell, variables, directory, input);
    }

    /** The same command in another working directory. */
    public Command withDirectory(String path) {
        return new Command(words, shell, environment, path, input);
    }

    /** The same command with a text on its standard input. */
    public Command withInput(String text) {
        return new Command(words, shell, environment, directory, text);
    }

    /** Empty: a command has no reference. */
    @Override
    public Optional<String> reference() {
        return Optional.empty();
    }

    /** The program; of a shell's line its first word. */
    @Override
    public String shortName() {
        return shell == null ? words.get(0) : words.get(0).strip().split("\\s", 2)[0];
    }

    /** The program and the number of its arguments: the arguments and the environment may hold secrets. */
    @Override
    public String toString() {
        int arguments = words.size() - 1;
        return shell == null
                ? "command " + shortName() + " with " + arguments + (arguments == 1 ? " argument" : " arguments")
                : "shell line " + shortName() + " …";
    }
}
