package io.apscheduler.cli.crontab;

/** Refuses a line; its message is the reason, without the line's number. */
final class CrontabLineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CrontabLineException(String reason) {
        super(reason);
    }

    /** Why the line is refused. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
