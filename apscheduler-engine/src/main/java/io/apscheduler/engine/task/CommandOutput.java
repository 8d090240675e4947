package io.apscheduler.engine.task;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what a process writes, standard output as information and standard error as warnings. Confined to one thread. */
final class CommandOutput {
    private static final Logger LOG = LoggerFactory.getLogger("io.apscheduler.command");
    private static final int KEPT_LINES = 20;
    private static final int QUIET_LOOKS = 3;
    private static final long LOOK_MILLIS = 2;

    private final LineSplitter output;
    private final LineSplitter errors;
    private final Deque<String> last = new ArrayDeque<>();

    CommandOutput(Process process, String job) {
        this.output = new LineSplitter(process.getInputStream(), line -> LOG.info("{}: {}", job, kept(line)));
        this.errors = new LineSplitter(process.getErrorStream(), line -> LOG.warn("{}: {}", job, kept(line)));
    }

    /** Logs the lines that are there; whether there was anything. */
    boolean log() {
        boolean isSome = output.readAvailable();
        return errors.readAvailable() || isSome;
    }

    /** Logs all that an ended process left, an unfinished line, too. */
    void logRest() throws InterruptedException {
        for (int quiet = 0; quiet < QUIET_LOOKS; quiet++) {
            while (log()) {
                quiet = 0;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        output.end();
        errors.end();
    }

    /** The last lines of both, in the order in which they were seen. */
    List<String> lastLines() {
        return List.copyOf(last);
    }

    private String kept(String line) {
        if (last.size() == KEPT_LINES) {
            last.removeFirst();
        }
        last.addLast(line);
        return line;
    }
}
