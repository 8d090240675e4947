package io.apscheduler.engine.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the signals of a terminal from commands, where the program asks for that.
 *
 * <p>A Ctrl-C is sent to all processes of a terminal, so it would end the very commands that the scheduler, which gets it as
 * well, means to wait for. A process that ignores a signal hands that on to the program that takes its place.
 */
final class Shield {
    private static final String WANTED = "io.apscheduler.commands.shielded";
    private static final Path SHELL = Path.of("/bin/sh");
    private static final List<String> IGNORING =
            List.of(SHELL.toString(), "-c", "trap '' INT QUIT HUP; exec \"$@\"", "sh");

    private Shield() {}

    /** The command as it is to be started; itself where no shield is asked for, or there is none. */
    static List<String> around(List<String> words) {
        if (!Boolean.getBoolean(WANTED) || !Files.isExecutable(SHELL)) {
            return words;
        }
        List<String> shielded = new ArrayList<>(IGNORING);
        shielded.addAll(words);
        return shielded;
    }
}
