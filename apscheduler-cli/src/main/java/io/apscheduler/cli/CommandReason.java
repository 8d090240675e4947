package io.apscheduler.cli;

import io.apscheduler.job.Explanation;
import io.apscheduler.job.Job;
import java.util.List;

/**
 * Fits what a scheduler explains to the command line: what is to be done is a command to type, not a method to call. Immutable.
 *
 * @param words how commands are worded
 */
record CommandReason(CommandWords words) {
    /** Remarks are left out: they are about this program, of which nobody expects that it runs the job. */
    Explanation in(Explanation found) {
        return new Explanation(
                found.job(),
                found.time(),
                found.cause(),
                reason(found),
                found.next(),
                found.owner(),
                found.trouble(),
                List.of());
    }

    private String reason(Explanation found) {
        Job job = found.job();
        return switch (found.cause()) {
            case QUARANTINED ->
                "It is kept but not run: " + job.quarantineReason().orElse("its reason is not known.")
                        + " When that is mended: " + words.of("requeue", job.id());
            case PAUSED -> "It is paused until it is resumed: " + words.of("resume", job.id());
            case SCHEDULER_PAUSED -> "It is due, and waits for a program that runs it: " + words.run();
            default -> found.reason();
        };
    }
}
