package io.apscheduler.engine.plan;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.plan.Notes.Retrial;
import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far the owner of a job has come with it. Immutable.
 *
 * @param cursor the next fire time that was not looked at, {@code NEVER} if there is none
 * @param runs how many fire times were triggered, those under way included
 * @param paused whether fire times pass unlooked at
 * @param retries failed runs to be tried again
 * @param requests fire times asked for by hand and not looked at
 * @param trouble what went wrong last, null if it explains nothing any more
 * @param given by fire time, the arguments of requested runs that do not take their job's
 */
public record Progress(
        long cursor,
        long runs,
        boolean paused,
        List<Retrial> retries,
        List<Long> requests,
        @Nullable Trouble trouble,
        Map<Long, Given> given) {
    /** Copies the lists. */
    public Progress {
        retries = List.copyOf(retries);
        requests = List.copyOf(requests);
    }

    /** A progress without trouble. */
    public Progress(long cursor, long runs, boolean paused, List<Retrial> retries, List<Long> requests) {
        this(cursor, runs, paused, retries, requests, null, Map.of());
    }

    /** The progress that a record tells of, runs in flight aside. */
    public static Progress of(Standing standing) {
        Notes notes = Notes.of(standing.state());
        return new Progress(
                standing.nextFire(),
                standing.runs(),
                standing.paused(),
                notes.retries(),
                notes.requests(),
                notes.trouble(),
                notes.given());
    }

    /** Whether nothing is to come: once its last run has ended the job has. */
    public boolean isExhausted() {
        return cursor == NEVER && retries.isEmpty() && requests.isEmpty();
    }

    /** The same, as far with its schedule as given. */
    public Progress at(long newCursor, long newRuns) {
        return new Progress(newCursor, newRuns, paused, retries, requests, trouble, given);
    }

    /** The same without retries. */
    Progress withoutRetries() {
        return retries.isEmpty() ? this : new Progress(cursor, runs, paused, List.of(), requests, trouble, given);
    }

    /** The same with these retries. */
    public Progress retrying(List<Retrial> these) {
        return new Progress(cursor, runs, paused, these, requests, trouble, given);
    }

    /** The same with these requests. */
    public Progress requesting(List<Long> these) {
        return new Progress(cursor, runs, paused, retries, these, trouble, given);
    }

    /** The same with these arguments for requested runs. */
    public Progress giving(Map<Long, Given> these) {
        return new Progress(cursor, runs, paused, retries, requests, trouble, these);
    }

    /** The same after something went wrong: times missed for the reason of those before are added to them. */
    public Progress troubled(Trouble with) {
        Trouble now = trouble == null ? with : trouble.followedBy(with);
        return new Progress(cursor, runs, paused, retries, requests, now, given);
    }

    /** The same after a run has ended well: earlier trouble, and that of the same fire time, is over. */
    public Progress succeeded(long fireTime) {
        return trouble == null || trouble.last() > fireTime
                ? this
                : new Progress(cursor, runs, paused, retries, requests, null, given);
    }

    /**
     * The progress after others have edited the record: what they changed is taken, what was done here since the record
     * was last written is kept.
     *
     * @param base the record's standing as this node last wrote or read it
     * @param edited the record's standing as it is now
     * @param sameTrigger whether its fire times are the same: none that was handled here is handled again then
     */
    public Progress mergedInto(Standing base, Standing edited, boolean sameTrigger) {
        boolean rescheduled = edited.nextFire() != base.nextFire();
        Trouble told = Notes.of(edited.state()).trouble();
        boolean sameTrouble = Objects.equals(told, Notes.of(base.state()).trouble());
        List<Long> asked = new ArrayList<>(Notes.of(edited.state()).requests());
        Notes.of(base.state()).requests().forEach(asked::remove);
        List<Long> allRequests =
                Stream.concat(requests.stream(), asked.stream()).toList();
        long moved = sameTrigger ? Math.max(cursor, edited.nextFire()) : edited.nextFire();
        return new Progress(
                rescheduled ? moved : cursor,
                edited.runs() + (runs - base.runs()),
                edited.paused(),
                retries,
                allRequests,
                sameTrouble ? trouble : told,
                all(given, Notes.of(edited.state()).given()));
    }

    private static Map<Long, Given> all(Map<Long, Given> mine, Map<Long, Given> theirs) {
        if (theirs.isEmpty()) {
            return mine;
        }
        Map<Long, Given> all = new TreeMap<>(mine);
        all.putAll(theirs);
        return all;
    }
}
