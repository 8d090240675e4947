package io.apscheduler.engine.definition;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.plan.Delay;
import io.apscheduler.engine.plan.FireTimes;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Terms;
import io.apscheduler.engine.task.Invocation;
import io.apscheduler.engine.task.TaskBinder;
import io.apscheduler.engine.trigger.Jitter;
import io.apscheduler.job.Callee;
import io.apscheduler.job.JobSpec;
import io.apscheduler.spi.Definition;
import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the kinds of jobs that were met last come to: trigger, task and options, each worked out when first asked for.
 *
 * <p>As {@link Kinds}, a table in which the latest takes the place. Thread-safe without a lock: two threads may both work
 * out the same.
 */
final class Preparations {
    /** Texts with more characters than this are of few jobs that have much in common, and not worth their memory. */
    static final int LONG_TEXT = 4096;

    private static final int PLACES = 4096;

    private final @Nullable Preparation[] places = new Preparation[PLACES];
    private final TaskBinder tasks;

    Preparations(TaskBinder tasks) {
        this.tasks = tasks;
    }

    Preparation of(JobDefinition definition) {
        JobSpec kind = definition.kind();
        int hash = System.identityHashCode(kind);
        int place = (hash ^ hash >>> 12) & PLACES - 1;
        Preparation known = places[place];
        if (known == null || known.kind != kind) {
            known = new Preparation(kind);
            places[place] = known;
        }
        return known;
    }

    /** The same, not remembered where the definition is kept as a long text. */
    Preparation of(JobDefinition definition, Definition kept) {
        boolean isLong = kept != definition && kept.text().length() > LONG_TEXT;
        return isLong ? new Preparation(definition.kind()) : of(definition);
    }

    /** Whether the fire times do not depend on when the job was created. */
    private static boolean isTimeless(TriggerSpec spec) {
        return switch (spec.type()) {
            case "cron", "crontab", "quartz_cron" -> true;
            case "date" -> !"now".equals(spec.options().get("run_date"));
            default -> false;
        };
    }

    /** The kind of jobs, worked out. */
    final class Preparation {
        private final JobSpec kind;
        private final Terms terms;
        private final long timeout;
        private final boolean timeless;
        private volatile @Nullable Compiled compiled;
        private volatile @Nullable Invocation invocation;

        private Preparation(JobSpec kind) {
            this.kind = kind;
            this.terms = ReadyJob.terms(kind);
            this.timeout = kind.timeout().map(Micros::of).orElse(NEVER);
            this.timeless = isTimeless(kind.trigger());
        }

        Terms terms() {
            return terms;
        }

        /** How long a run may take, in microseconds; {@code NEVER} for no limit. */
        long timeout() {
            return timeout;
        }

        /** The trigger of one of the kind. */
        Compiled trigger(JobDefinition definition) {
            Compiled known = compiled;
            if (known == null || !known.isFor(definition, timeless)) {
                TriggerSpec spec = kind.trigger();
                Trigger trigger = Triggers.compile(spec, definition.zone(), Micros.instant(definition.created()));
                known = new Compiled(definition, new FireTimes(trigger, Delay.NONE), Jitter.of(spec));
                compiled = known;
            }
            return known;
        }

        /** The task; a name is looked up anew each time, since it may be registered anew. */
        Invocation invocation() {
            Invocation known = invocation;
            if (known == null) {
                known = tasks.bind(kind.task());
                if (!(kind.task().callee() instanceof Callee.Named)) {
                    invocation = known;
                }
            }
            return known;
        }
    }

    /** A trigger as compiled for a definition, its fire times without delay, and how much its runs are delayed. */
    record Compiled(JobDefinition definition, FireTimes undelayed, Duration jitter) {
        private boolean isFor(JobDefinition other, boolean timeless) {
            return definition.zone().equals(other.zone()) && (timeless || definition.created() == other.created());
        }
    }
}
