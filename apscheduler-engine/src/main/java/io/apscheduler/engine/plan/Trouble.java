package io.apscheduler.engine.plan;

import io.apscheduler.engine.plan.Notes.Attempt;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a job last, kept for those who ask why it has not run: until a run of the same or a later fire time
 * ends well. Immutable.
 *
 * @param kind what it was
 * @param first the first fire time concerned
 * @param last the last one
 * @param count how many fire times were missed; of a failed or cancelled run the number of the attempt
 * @param time when it was decided
 * @param failure the failure in short, null if there was none
 */
public record Trouble(
        Kind kind,
        long first,
        long last,
        long count,
        long time,
        @Nullable String failure) {
    private static final int LONGEST = 200;

    /** Checks the parts. */
    public Trouble {
        Objects.requireNonNull(kind, "kind");
    }

    /** The kinds of trouble; their names are stored. */
    public enum Kind {
        /** Missed, too late for the grace time. */
        MISFIRE,
        /** Missed, as many instances ran as may. */
        MAX_INSTANCES,
        /** Missed, under way when its node died. */
        LOST,
        /** A run failed. */
        FAILED,
        /** A run was cancelled. */
        CANCELLED
    }

    /** Fire times were missed. */
    public static Trouble missed(Missed group, long now) {
        Kind kind = switch (group.reason()) {
            case MISFIRE -> Kind.MISFIRE;
            case MAX_INSTANCES -> Kind.MAX_INSTANCES;
            case LOST -> Kind.LOST;
        };
        return new Trouble(kind, group.first(), group.last(), group.count(), now, null);
    }

    /** A run failed; of what it threw the class and the beginning of the message are kept. */
    public static Trouble failed(RunPlan run, Throwable failure, long now) {
        return new Trouble(Kind.FAILED, run.fireTime(), run.fireTime(), run.attempt(), now, shortened(failure));
    }

    /** A run was cancelled. */
    public static Trouble cancelled(Attempt run, long now) {
        return new Trouble(Kind.CANCELLED, run.fireTime(), run.fireTime(), run.attempt(), now, null);
    }

    private static String shortened(Throwable failure) {
        String text;
        try {
            text = failure.toString().lines().findFirst().orElse("");
        } catch (RuntimeException | StackOverflowError broken) { // a task's exception may be anything
            text = failure.getClass().getName();
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** What is told after the next trouble: of fire times missed for one reason, all of them. */
    Trouble followedBy(Trouble next) {
        boolean continues = kind == next.kind && kind != Kind.FAILED && kind != Kind.CANCELLED;
        return continues
                ? new Trouble(kind, Math.min(first, next.first), next.last, count + next.count, next.time, null)
                : next;
    }
}
