package io.apscheduler.engine.definition;

import io.apscheduler.job.JobSpec;
import io.apscheduler.trigger.TriggerSpec;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of jobs that were seen last: a program has few places that schedule jobs, and each schedules thousands that
 * differ in nothing but id and name. Those share one spec, for which they are worked out once.
 *
 * <p>A table of fixed size in which each kind has one place, and the latest takes it: what is not found is made anew.
 * Thread-safe without a lock, since what stands in the places is immutable.
 */
final class Kinds {
    private static final int PLACES = 4096;

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
        int trigger = spread(spec.trigger().hashCode());
        int place = (trigger ^ spread(spec.task().shortName().hashCode())) & PLACES - 1;
        Kind known = kinds[place];
        if (known != null && known.asked.isLike(spec)) {
            return known.complete;
        }
        JobSpec asked = spec.unnamed();
        JobSpec complete = completion.apply(asked.trigger(shared(asked.trigger(), trigger & PLACES - 1)));
        kinds[place] = new Kind(asked, complete);
        return complete;
    }

    private TriggerSpec shared(TriggerSpec trigger, int place) {
        TriggerSpec known = triggers[place];
        if (known != null && known.equals(trigger)) {
            return known;
        }
        triggers[place] = trigger;
        return trigger;
    }

    private static int spread(int hash) {
        return hash ^ hash >>> 12 ^ hash >>> 24;
    }
}
