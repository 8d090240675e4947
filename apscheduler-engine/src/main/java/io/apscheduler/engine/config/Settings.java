package io.apscheduler.engine.config;

import io.apscheduler.engine.task.TaskPolicy;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.JobSpec;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobStore;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scheduler is configured to be. Immutable, apart from the stores and executors in it, none of which is open yet.
 *
 * @param name the scheduler's name, default {@code default}: several in one database keep their jobs apart by it
 * @param node the name of this node, default that of the machine
 * @param lease how long a node may be silent before others take its jobs over, default 15 s
 * @param misfireGraceTime how late runs may start where the job does not say, default 1 s; {@link JobSpec#NO_LIMIT}
 * @param coalesce what becomes of several due fire times where the job does not say, default {@link Coalesce#NONE}
 * @param standalone whether {@code start} runs the scheduler in the calling thread until no job is left
 * @param daemonic whether the scheduler's own thread lets the JVM end
 * @param zone the zone of triggers that name none, default the system's
 * @param tasks what tasks given as text may do
 * @param prune whether jobs of the same origin that are no longer among these are removed
 * @param stores the stores by alias; {@code default} is among them only if it was configured
 * @param executors the executors by alias; {@code default} is among them only if it was configured
 * @param queues the executors that this node has and no others, those of calls aside; empty for no such limit
 * @param jobs the jobs, with ids, replacing stored ones
 * @param origin where the jobs come from, the name of a properties file; null for none
 */
public record Settings(
        String name,
        String node,
        Duration lease,
        Duration misfireGraceTime,
        Coalesce coalesce,
        boolean standalone,
        boolean daemonic,
        ZoneId zone,
        TaskPolicy tasks,
        boolean prune,
        Map<String, JobStore> stores,
        Map<String, JobExecutor> executors,
        Set<String> queues,
        List<JobSpec> jobs,
        @Nullable String origin) {

    /** Checks and copies the parts. */
    public Settings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(misfireGraceTime, "misfireGraceTime");
        Objects.requireNonNull(coalesce, "coalesce");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(tasks, "tasks");
        stores = Collections.unmodifiableMap(new LinkedHashMap<>(stores));
        executors = Collections.unmodifiableMap(new LinkedHashMap<>(executors));
        queues = Set.copyOf(queues);
        jobs = List.copyOf(jobs);
    }
}
