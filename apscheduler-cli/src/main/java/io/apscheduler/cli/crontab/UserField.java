package io.apscheduler.cli.crontab;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells lines of a system crontab, which name a user before the command, from those of a user's crontab.
 *
 * <p>A first word that is a user's name and no program, with more words after it, is taken for a user.
 */
final class UserField {
    private static final Path USERS = Path.of("/etc/passwd");
    private static final Pattern USER_AND_COMMAND = Pattern.compile("[\\w.$-]+\\s+\\S.*");

    private final Set<String> users;
    private final Predicate<String> isProgram;

    UserField(Set<String> users, Predicate<String> isProgram) {
        this.users = users;
        this.isProgram = isProgram;
    }

    /** Knows the users and the programs of this machine. */
    static UserField ofThisMachine(String path) {
        Path[] folders = Stream.of(path.split(File.pathSeparator))
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of)
                .toArray(Path[]::new);
        return new UserField(
                users(), name -> Stream.of(folders).anyMatch(folder -> Files.isExecutable(folder.resolve(name))));
    }

    /**
     * Checks the command of a line.
     *
     * @throws CrontabLineException if it starts with a user
     */
    void refuseIn(String command) {
        String first = command.split("\\s", 2)[0];
        if (users.contains(first) && USER_AND_COMMAND.matcher(command).matches() && !isProgram.test(first)) {
            throw new CrontabLineException("before the command stands the user " + first
                    + ", as in /etc/crontab; a user's crontab has no such field: take it out, the command runs as you");
        }
    }

    private static Set<String> users() {
        if (!Files.isReadable(USERS)) {
            return Set.of("root");
        }
        try (Stream<String> lines = Files.lines(USERS, StandardCharsets.ISO_8859_1)) {
            return lines.map(line -> line.split(":", 2)[0])
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException | UncheckedIOException unreadable) {
            return Set.of("root");
        }
    }
}
