package io.apscheduler.engine.plan;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.spi.Standing.StateText;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a record keeps of a job besides its next fire time and run count. Immutable.
 *
 * @param inFlight the runs under way that the next fire time does not tell of, one list for each row of runs: the first of
 *     a row has started, the others follow it
 * @param retries failed runs to be tried again
 * @param requests fire times asked for by hand
 * @param trouble what went wrong last, null if it explains nothing any more
 * @param cancelledUpTo runs due then or earlier were cancelled, and their owner has not heard of it;
 *     {@code Cancellation.NOTHING} if none were
 * @param deadLease until when the lease of a dead owner held of whose runs nobody has taken care yet; {@code NEVER} if there
 *     is none: who gives back what was taken from a dead owner without having looked at it leaves this to the next
 * @param given by fire time, the arguments of requested runs that do not take their job's; only of those noted here
 */
public record Notes(
        List<List<Attempt>> inFlight,
        List<Retrial> retries,
        List<Long> requests,
        @Nullable Trouble trouble,
        long cancelledUpTo,
        long deadLease,
        Map<Long, Given> given)
        implements StateText {
    /** Nothing to note. */
    public static final Notes NONE = new Notes(List.of(), List.of(), List.of(), null);

    /** Copies the lists. */
    public Notes {
        inFlight = inFlight.isEmpty()
                ? List.of()
                : inFlight.stream().map(List::copyOf).toList();
        retries = List.copyOf(retries);
        requests = List.copyOf(requests);
        given = given.isEmpty() ? Map.of() : ofThese(given, inFlight, retries, requests);
    }

    private static Map<Long, Given> ofThese(
            Map<Long, Given> given, List<List<Attempt>> inFlight, List<Retrial> retries, List<Long> requests) {
        Set<Long> noted = new HashSet<>(requests);
        retries.forEach(retrial -> noted.add(retrial.fireTime()));
        inFlight.forEach(row -> row.forEach(run -> noted.add(run.fireTime())));
        Map<Long, Given> kept = new TreeMap<>(given);
        kept.keySet().retainAll(noted);
        return Collections.unmodifiableMap(kept);
    }

    /** Notes of which the owner has heard all, none of whose requests takes arguments of its own. */
    public Notes(List<List<Attempt>> inFlight, List<Retrial> retries, List<Long> requests, @Nullable Trouble trouble) {
        this(inFlight, retries, requests, trouble, Map.of());
    }

    /** Notes of which the owner has heard all. */
    public Notes(
            List<List<Attempt>> inFlight,
            List<Retrial> retries,
            List<Long> requests,
            @Nullable Trouble trouble,
            Map<Long, Given> given) {
        this(inFlight, retries, requests, trouble, Cancellation.NOTHING, NEVER, given);
    }

    /** A run that has begun or is about to. */
    public record Attempt(long fireTime, int attempt) {}

    /** A failed run that is tried again at the given time with the given number of attempt. */
    public record Retrial(long fireTime, int attempt, long due) {}

    /**
     * The notes of a record.
     *
     * @throws IllegalArgumentException if they are none of ours
     */
    public static Notes of(@Nullable StateText state) {
        if (state == null) {
            return NONE;
        }
        return state instanceof Notes notes ? notes : NotesText.read(state.text());
    }

    /** These notes, or null where there are none. */
    public @Nullable StateText orNull() {
        return isEmpty() ? null : this;
    }

    /** What {@link #equals} would say, which is generated when it is first asked; this is asked after each run. */
    private boolean isEmpty() {
        return inFlight.isEmpty()
                && retries.isEmpty()
                && requests.isEmpty()
                && trouble == null
                && cancelledUpTo == NONE.cancelledUpTo
                && deadLease == NONE.deadLease;
    }

    /** The same without the runs under way. */
    public Notes pending() {
        return new Notes(List.of(), retries, requests, trouble, given);
    }

    /** The same with another fire time asked for. */
    public Notes requested(long fireTime) {
        List<Long> more = Stream.concat(requests.stream(), Stream.of(fireTime)).toList();
        return new Notes(inFlight, retries, more, trouble, cancelledUpTo, deadLease, given);
    }

    /** The same with a run asked for that takes these arguments; no other run may have its fire time. */
    public Notes requested(long fireTime, Given arguments) {
        Map<Long, Given> all = new TreeMap<>(given);
        all.put(fireTime, arguments);
        List<Long> more = Stream.concat(requests.stream(), Stream.of(fireTime)).toList();
        return new Notes(inFlight, retries, more, trouble, cancelledUpTo, deadLease, all);
    }

    /** The same with the runs cancelled that are due at the given time or earlier. */
    public Notes cancelled(long upTo) {
        return new Notes(inFlight, retries, requests, trouble, Math.max(cancelledUpTo, upTo), deadLease, given);
    }

    /** The same, where a dead owner's lease held until the given time and nobody has taken care of its runs. */
    public Notes leftBy(long lease) {
        return new Notes(inFlight, retries, requests, trouble, cancelledUpTo, lease, given);
    }

    @Override
    public String text() {
        return NotesText.write(this);
    }
}
