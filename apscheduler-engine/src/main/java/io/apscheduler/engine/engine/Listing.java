package io.apscheduler.engine.engine;

import io.apscheduler.job.Job;
import io.apscheduler.job.JobState;
import io.apscheduler.job.SchedulerException;
import io.apscheduler.trigger.Triggers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints jobs, store by store, for people. Immutable. */
final class Listing {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss zzz", Locale.ENGLISH);

    private final ZoneId zone;
    private final Orphans orphans;

    Listing(ZoneId zone, Orphans orphans) {
        this.zone = zone;
        this.orphans = orphans;
    }

    /** Prints the jobs of each store, the stores in the order of the map. */
    void print(Appendable destination, Map<String, List<Job>> stores) {
        try {
            for (Map.Entry<String, List<Job>> store : stores.entrySet()) {
                destination.append("Jobstore ").append(store.getKey()).append(":\n");
                if (store.getValue().isEmpty()) {
                    destination.append("    No scheduled jobs\n");
                }
                for (Job job : store.getValue()) {
                    destination.append("    ").append(line(job)).append('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line(Job job) {
        String mark = orphans.contains(job) ? ", orphaned" : "";
        return job.name() + " (trigger: " + trigger(job) + ", " + standing(job) + mark + ")";
    }

    private static String trigger(Job job) {
        try {
            return Triggers.describe(job.trigger());
        } catch (SchedulerException e) {
            return "unreadable";
        }
    }

    private String standing(Job job) {
        String reason = job.quarantineReason().orElse(null);
        if (reason != null) {
            return "quarantined: " + reason;
        }
        if (job.state() == JobState.PAUSED || job.nextFireTime().isEmpty()) {
            return job.state().name().toLowerCase(Locale.ROOT);
        }
        return "next run at: " + TIME.format(job.nextFireTime().get().atZone(zone));
    }
}
