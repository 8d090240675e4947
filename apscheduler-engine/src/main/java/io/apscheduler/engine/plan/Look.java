package io.apscheduler.engine.plan;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.event.MissReason;
import io.apscheduler.job.Coalesce;
import java.util.ArrayList;
import java.util.List;

/**
 * One look at all due fire times of a schedule: which become runs, which are missed, and where the schedule goes on.
 *
 * <p>A look never walks an outage: it asks the trigger for the first fire time that may still start, so its cost grows with
 * the runs to start, not with the runs missed. Missed times are counted one by one up to {@value #COUNTED}; beyond that the
 * count means "at least".
 *
 * @param runs the runs, in order, to be made one after the other
 * @param missed the group of missed times, none or one
 * @param cursor the first fire time not looked at, {@code NEVER} if the schedule has ended
 * @param counted how much the look adds to the run count
 * @param truncated whether more is due than one look may take
 */
record Look(List<RunPlan> runs, List<Missed> missed, long cursor, long counted, boolean truncated) {
    /** The most runs that one look hands over. */
    static final int MOST_RUNS = 1_000;

    /** Up to how many missed times are counted exactly. */
    static final int COUNTED = 10_000;

    /** Up to how many due times are walked before the last one is searched for. */
    private static final int WALKED = 32;

    private static final Look NOTHING_DUE = new Look(List.of(), List.of(), NEVER, 0, false);

    /** Looks at what is due from the cursor on, at most {@code left} triggered times. */
    static Look at(FireTimes times, Terms terms, long cursor, long left, long now) {
        if (times.due(cursor) > now) {
            return nothing(cursor);
        }
        return terms.coalesce() == Coalesce.NONE
                ? each(times, terms, cursor, left, now)
                : together(times, terms, cursor, now);
    }

    /** Looks at what is due from the cursor on while the job may not have another instance: all of it is missed. */
    static Look blocked(FireTimes times, Terms terms, long cursor, long left, long now) {
        if (times.due(cursor) > now) {
            return nothing(cursor);
        }
        boolean coalesced = terms.coalesce() != Coalesce.NONE;
        Skipped skipped = skip(times, cursor, now + 1, coalesced ? NEVER : left);
        long counted = coalesced ? 1 : skipped.count();
        return new Look(List.of(), skipped.missed(cursor, MissReason.MAX_INSTANCES), skipped.next(), counted, false);
    }

    private static Look nothing(long cursor) {
        return cursor == NEVER ? NOTHING_DUE : new Look(List.of(), List.of(), cursor, 0, false);
    }

    private static Look each(FireTimes times, Terms terms, long cursor, long left, long now) {
        long graceStart = terms.graceStart(now);
        Skipped skipped =
                times.due(cursor) < graceStart ? skip(times, cursor, graceStart, left) : new Skipped(cursor, 0, cursor);
        long next = skipped.next();
        long room = Math.min(left - skipped.count(), MOST_RUNS);
        List<RunPlan> runs = new ArrayList<>((int) Math.min(room, 2));
        long due = next == NEVER ? NEVER : times.due(next);
        while (due <= now && runs.size() < room) {
            runs.add(RunPlan.first(next, due));
            next = times.after(next);
            due = next == NEVER ? NEVER : times.due(next);
        }
        long counted = skipped.count() + runs.size();
        boolean truncated = due <= now && counted < left;
        return new Look(runs, skipped.missed(cursor, MissReason.MISFIRE), next, counted, truncated);
    }

    private static Look together(FireTimes times, Terms terms, long cursor, long now) {
        long latest = latestDue(times, cursor, now);
        long next = times.after(latest);
        long graceStart = terms.graceStart(now);
        if (times.due(latest) < graceStart) {
            Skipped skipped = skip(times, cursor, now + 1, NEVER);
            return new Look(List.of(), skipped.missed(cursor, MissReason.MISFIRE), next, 1, false);
        }
        long chosen = terms.coalesce() == Coalesce.LATEST ? latest : earliestInGrace(times, cursor, graceStart);
        return new Look(List.of(RunPlan.first(chosen, times.due(chosen))), List.of(), next, 1, false);
    }

    private static long latestDue(FireTimes times, long cursor, long now) {
        long latest = cursor;
        for (int i = 0; i < WALKED; i++) {
            long next = times.after(latest);
            if (next == NEVER || times.due(next) > now) {
                return latest;
            }
            latest = next;
        }
        return times.lastDue(now, latest);
    }

    private static long earliestInGrace(FireTimes times, long cursor, long graceStart) {
        return times.due(cursor) >= graceStart ? cursor : times.firstDueFrom(graceStart, cursor);
    }

    /** Passes over the times due before the bound, at most {@code most} of them. */
    private static Skipped skip(FireTimes times, long cursor, long bound, long most) {
        long count = 0;
        long last = cursor;
        long next = cursor;
        while (next != NEVER && count < most && times.due(next) < bound) {
            if (count == COUNTED) {
                long found = times.firstDueFrom(bound, last);
                return new Skipped(times.lastBefore(Math.min(found, bound), last), count, found);
            }
            last = next;
            count++;
            next = times.after(next);
        }
        return new Skipped(last, count, next);
    }

    /** Times passed over: the last of them, how many, and the fire time after them. */
    private record Skipped(long last, long count, long next) {
        List<Missed> missed(long first, MissReason reason) {
            return count == 0 ? List.of() : List.of(new Missed(first, last, count, reason));
        }
    }
}
