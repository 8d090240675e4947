package io.apscheduler.job;

import java.util.List;

/** The failure of a run whose command ended with a status other than zero. It has no stack: the cause lies outside. */
public class CommandFailedException extends SchedulerException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final List<String> lastLines;

    /**
     * Makes an exception about a command that has ended.
     *
     * @param message which command failed, and how
     * @param status its exit status; 128 and the signal's number where a signal ended it
     * @param lastLines the last lines that it wrote, to standard output and standard error alike
     */
    public CommandFailedException(String message, int status, List<String> lastLines) {
        super(message, Stackless.STACKLESS);
        this.status = status;
        this.lastLines = List.copyOf(lastLines);
    }

    /** The exit status, not zero. */
    public int status() {
        return status;
    }

    /** The last lines that the command wrote, oldest first; empty if it wrote none. */
    public List<String> lastLines() {
        return lastLines;
    }
}
