package io.apscheduler.cli;

import java.io.PrintWriter;

/** Tells people now and then how far long work has come, on standard error. Confined to one thread. */
final class Progress {
    private static final long STEP = 100_000;

    private final String command;
    private final String done;
    private final PrintWriter err;
    private long count;

    /**
     * Progress of a command.
     *
     * @param done what happens to jobs, such as "checked"
     */
    Progress(String command, String done, PrintWriter err) {
        this.command = command;
        this.done = done;
        this.err = err;
    }

    /** So many jobs more are done. */
    void add(long jobs) {
        long before = count / STEP;
        count += jobs;
        if (count / STEP > before) {
            err.println(command + ": " + count / STEP * STEP + " jobs " + done + " so far");
            err.flush();
        }
    }

    /** How many jobs are done. */
    long count() {
        return count;
    }
}
