package io.apscheduler.job;

/** Says that a line of exported jobs cannot be read; nothing has been imported then. */
public class UnreadableJobException extends SchedulerException {
    private static final long serialVersionUID = 1L;

    private final int index;
    private final String reason;

    /**
     * Makes an exception about a line.
     *
     * @param index which line it is, the first being 0
     * @param reason why, as the end of a sentence
     */
    public UnreadableJobException(int index, String reason, Throwable cause) {
        super("Line " + (index + 1) + " is not an exported job: " + reason + ".", cause);
        this.index = index;
        this.reason = reason;
    }

    /** Which line of those given it is, the first being 0. */
    public int index() {
        return index;
    }

    /** Why it cannot be read, as the end of a sentence. */
    public String reason() {
        return reason;
    }
}
