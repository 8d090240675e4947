package io.apscheduler.engine.definition;

import io.apscheduler.job.JobSpec;
import io.apscheduler.trigger.TriggerSpec;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of jobs that were seen last: a program has few places that schedule jobs, and each schedules thousands that
 * differ in nothing but id and name. Those share one spec, for which they are worked out once.
 *
 * <p>A table of fixed size in which each kind has few places, and the latest takes one of them: what is not found is made
 * anew. Thread-safe without a lock, since what stands in the places is immutable.
 */
final class Kinds {
    private static final int PLACES = 4096;
    private static final int WAYS = 4;
    private static final int MIX = 0x9E3779B1; // the golden ratio: spreads hashes that differ in few bits

    private final @Nullable Kind[] kinds = new Kind[PLACES];
    private final @Nullable TriggerSpec[] triggers = new TriggerSpec[PLACES];
    private final UnaryOperator<JobSpec> completion;

    /** Kinds whose open options are filled in by the given function. */
    Kinds(UnaryOperator<JobSpec> completion) {
        this.completion = completion;
    }

    private record Kind(JobSpec asked, JobSpec complete) {}

    /** The complete kind of a spec. */
    JobSpec of(JobSpec spec) {
        int trigger = hash(spec.trigger());
        int home = home(trigger + spec.task().shortName().hashCode());
        for (int way = 0; way < WAYS; way++) {
            Kind known = kinds[home + way];
            if (known != null && known.asked.isLike(spec)) {
                return known.complete;
            }
        }
        JobSpec asked = spec.unnamed();
        JobSpec complete = completion.apply(asked.trigger(shared(asked.trigger(), home(trigger))));
        kinds[home + free(kinds, home)] = new Kind(asked, complete);
        return complete;
    }

    private TriggerSpec shared(TriggerSpec trigger, int home) {
        for (int way = 0; way < WAYS; way++) {
            TriggerSpec known = triggers[home + way];
            if (known != null && known.equals(trigger)) {
                return known;
            }
        }
        triggers[home + free(triggers, home)] = trigger;
        return trigger;
    }

    /** Which of its places a new one takes: an empty one if there is any. A race only makes two take the same. */
    private static int free(@Nullable Object[] places, int home) {
        for (int way = 0; way < WAYS; way++) {
            if (places[home + way] == null) {
                return way;
            }
        }
        return ThreadLocalRandom.current().nextInt(WAYS);
    }

    private static int home(int hash) {
        return ((hash * MIX) >>> 20) & -WAYS;
    }

    /** As good as options differ: their own hash is a sum, which is the same for many. */
    private static int hash(TriggerSpec trigger) {
        int hash = trigger.type().hashCode();
        for (Map.Entry<String, String> option : trigger.options().entrySet()) {
            hash = (hash * 31 + option.getKey().hashCode()) * MIX
                    + option.getValue().hashCode();
        }
        return hash;
    }
}
