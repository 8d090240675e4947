package io.apscheduler.engine.config;

import io.apscheduler.job.Coalesce;
import io.apscheduler.job.ConflictPolicy;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Retry;
import io.apscheduler.job.Task;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.TriggerSpecException;
import io.apscheduler.trigger.Triggers;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one job of a properties file. Confined to one thread. */
final class JobReader {
    static final Set<String> KEYS = Set.of(
            "task",
            "command",
            "args",
            "trigger",
            "trigger.*",
            "misfire_grace_time",
            "coalesce",
            "max_runs",
            "max_instances",
            "store",
            "executor",
            "name",
            "priority",
            "timeout",
            "retry",
            "at_most_once");
    private static final int USUAL_PRIORITY = 5;

    private final Section section;
    private final ZoneId zone;

    JobReader(Section section, ZoneId zone) {
        this.section = section;
        this.zone = zone;
    }

    /** The job; empty if something is wrong with it, which was noted. */
    Optional<JobSpec> read(TaskReader tasks) {
        section.refuseAllBut(
                KEYS,
                "a job has the keys " + String.join(", ", KEYS.stream().sorted().toList()));
        Optional<Task> task = tasks.read(section);
        Optional<TriggerSpec> trigger = trigger();
        JobSpec spec = JobSpec.of(task.orElseGet(() -> Task.named("unknown")), trigger.orElseGet(Triggers::now));
        JobSpec read = limits(names(spec.id(section.alias()).onConflict(ConflictPolicy.REPLACE)));
        return task.isPresent() && trigger.isPresent() ? Optional.of(read) : Optional.empty();
    }

    private Optional<TriggerSpec> trigger() {
        Optional<String> type = section.name("trigger");
        Section options = section.part("trigger", section.alias());
        if (type.isEmpty()) {
            if (!section.has("trigger")) {
                section.problems()
                        .add(section.prefix() + "trigger is missing: it says what kind of trigger starts the job"
                                + ", such as cron, interval or date.");
            }
            return Optional.empty();
        }
        if (!options.isReadable()) {
            return Optional.empty();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        options.keys().forEach(key -> options.text(key).ifPresent(text -> texts.put(key, text)));
        return compiled(Triggers.of(type.get(), texts), options);
    }

    /** Compiles a trigger only to see whether it is right: the moment of creation does not matter yet. */
    private Optional<TriggerSpec> compiled(TriggerSpec spec, Section options) {
        try {
            Triggers.compile(spec, zone, Instant.EPOCH);
            return Optional.of(spec);
        } catch (TriggerSpecException e) {
            e.option()
                    .ifPresentOrElse(
                            option -> options.refuse(option, e.problem()),
                            () -> section.refuse("trigger", e.problem()));
        } catch (RuntimeException e) {
            section.refuse("trigger", "the provider of that type failed: " + e);
        }
        return Optional.empty();
    }

    private JobSpec names(JobSpec spec) {
        JobSpec named = section.name("name").map(spec::name).orElse(spec);
        named = section.name("store").map(named::store).orElse(named);
        return section.name("executor").map(named::executor).orElse(named);
    }

    private JobSpec limits(JobSpec spec) {
        JobSpec limited = section.durationOrNone("misfire_grace_time", JobSpec.NO_LIMIT)
                .map(spec::misfireGraceTime)
                .orElse(spec);
        limited = coalesce(section).map(limited::coalesce).orElse(limited);
        if (section.has("max_runs")) {
            limited = limited.maxRuns(section.number("max_runs", 1, 1, Long.MAX_VALUE));
        }
        if (section.has("max_instances")) {
            limited = limited.maxInstances(section.integer("max_instances", 1, 1, Integer.MAX_VALUE));
        }
        limited = section.positiveDuration("timeout").map(limited::timeout).orElse(limited);
        limited = retry().map(limited::retry).orElse(limited);
        return limited.priority(section.integer("priority", USUAL_PRIORITY, 1, 9))
                .atMostOnce(section.flag("at_most_once", false));
    }

    /** What becomes of several due fire times, of a job or of the whole scheduler. */
    static Optional<Coalesce> coalesce(Section section) {
        return section.flagOr(
                "coalesce",
                flag -> flag ? Coalesce.LATEST : Coalesce.NONE,
                Map.of("latest", Coalesce.LATEST, "earliest", Coalesce.EARLIEST));
    }

    private Optional<Retry> retry() {
        if (!section.isReadable("retry")) {
            return Optional.empty();
        }
        try {
            return section.text("retry").map(Retry::parse);
        } catch (IllegalArgumentException e) {
            section.refuse("retry", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
