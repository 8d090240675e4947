package io.apscheduler.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a job stands: the part of a record that completions change. Immutable. Times are microseconds since the epoch,
 * {@link #NEVER} for none.
 *
 * @param nextFire the next fire time, which people are shown
 * @param due what claims look at, unless a node whose lease holds owns the record: the earliest of next fire time plus
 *     jitter, a retry and a requested run; {@link #NEVER} if there is nothing to claim it for. Of a record that an owner
 *     keeps it is the time from which others shall take it should that owner die
 * @param runs how many fire times were triggered so far
 * @param paused whether the job is paused
 * @param quarantine why the job is kept but not run, null while it is healthy
 * @param state what the scheduler needs to know besides (runs in flight, retries, requested runs), null if nothing: kept
 *     as it is, without looking into it
 */
public record Standing(
        long nextFire,
        long due,
        long runs,
        boolean paused,
        @Nullable String quarantine,
        @Nullable StateText state) {
    /** Stands for no time at all. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Checks that what must not be claimed is not due. */
    public Standing {
        if (quarantine != null && due != NEVER) {
            throw new IllegalArgumentException("A quarantined job must not be due.");
        }
    }

    // Written out, since it is asked after each run, and what a record generates costs a JVM some milliseconds at
    // first.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Standing that
                && nextFire == that.nextFire
                && due == that.due
                && runs == that.runs
                && paused == that.paused
                && Objects.equals(quarantine, that.quarantine)
                && Objects.equals(state, that.state);
    }

    @Override
    public int hashCode() {
        return Objects.hash(nextFire, due, runs, paused, quarantine, state);
    }

    /** The scheduler's own notes in text form. A store in memory may keep the object and never ask for the text. */
    @FunctionalInterface
    public interface StateText {
        /** The text, any Unicode, usually short. */
        String text();

        /** Notes read from a store. */
        static StateText of(String text) {
            return new Stored(Objects.requireNonNull(text, "text"));
        }

        /** The text as it was stored. */
        record Stored(String text) implements StateText {}
    }
}
