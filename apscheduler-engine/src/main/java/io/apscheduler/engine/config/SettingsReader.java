package io.apscheduler.engine.config;

import io.apscheduler.engine.executor.ThreadPool;
import io.apscheduler.engine.executor.ThreadPoolLimits;
import io.apscheduler.engine.task.TaskPolicy;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.JobSpec;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreProvider;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns properties into settings, or finds everything that is wrong with them. Confined to one thread. */
public final class SettingsReader {
    private static final String PREFIX = "apscheduler.";
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final String[] NONE = {};

    private final Map<String, String> environment;
    private final Problems problems = new Problems(new Secrets());
    private final Section all;

    private SettingsReader(Properties properties, Map<String, String> environment) {
        this.environment = environment;
        this.all = section(properties);
    }

    /**
     * Reads properties. Providers are looked up, and stores and executors made, but none is opened.
     *
     * @param properties those whose keys do not begin with {@code apscheduler.} are ignored
     * @param origin where they come from, the name of a file; null for none
     * @param environment the variables that {@code ${NAME}} refers to, usually {@link System#getenv()}
     * @throws io.apscheduler.job.ConfigurationException naming everything wrong with them
     */
    public static Settings read(Properties properties, @Nullable String origin, Map<String, String> environment) {
        return new SettingsReader(properties, environment).read(origin);
    }

    private Section section(Properties properties) {
        Expansion expansion = new Expansion(environment, problems);
        Map<String, Property> found = new TreeMap<>();
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (key.startsWith(PREFIX)) {
                Property property = expansion.expand(key, properties.getProperty(key, ""));
                problems.secrets().addIfNamedSo(property);
                found.put(key.substring(PREFIX.length()), property);
            }
        }
        properties.forEach(this::refuseOtherThanText);
        return new Section(new Section.Name(PREFIX, ""), found, problems);
    }

    private void refuseOtherThanText(Object key, Object value) {
        if (key instanceof String text && text.startsWith(PREFIX) && !(value instanceof String)) {
            problems.add(text + " is a " + value.getClass().getName() + ", but must be text: use setProperty.");
        }
    }

    private Settings read(@Nullable String origin) {
        KeyCheck.check(all);
        ZoneId zone = zone();
        TaskPolicy tasks = tasks();
        Set<String> queues = queues();
        Settings settings = new Settings(
                all.name("name").orElse(JobSpec.DEFAULT),
                all.name("node").orElseGet(() -> HostName.of(environment)),
                all.positiveDuration("lease").orElse(LEASE),
                all.durationOrNone("misfire_grace_time", JobSpec.NO_LIMIT).orElse(GRACE),
                JobReader.coalesce(all).orElse(Coalesce.NONE),
                all.flag("standalone", false),
                all.flag("daemonic", true),
                zone,
                tasks,
                all.flag("jobs.prune", false),
                stores(),
                executors(queues),
                queues,
                jobs(zone, tasks),
                origin);
        problems.check();
        return settings;
    }

    private ZoneId zone() {
        Optional<String> id = all.isReadable("timezone") ? all.text("timezone") : Optional.empty();
        try {
            return id.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
        } catch (DateTimeException e) {
            all.refuse(
                    "timezone",
                    "there is no such time zone. Write one such as Europe/Berlin, UTC or +02:00."
                            + Nearest.hint("", id.orElseThrow(), ZoneId.getAvailableZoneIds()));
            return ZoneId.systemDefault();
        }
    }

    private TaskPolicy tasks() {
        List<String> patterns = new ArrayList<>();
        if (all.isReadable("task.allow")) {
            for (String pattern :
                    all.text("task.allow").map(text -> text.split(",", -1)).orElse(NONE)) {
                patterns.add(pattern.strip());
            }
        }
        boolean commands = all.flag("task.commands", false);
        try {
            return new TaskPolicy(patterns, commands);
        } catch (IllegalArgumentException e) {
            all.refuse("task.allow", String.valueOf(e.getMessage()));
            return TaskPolicy.DEFAULT;
        }
    }

    private Map<String, JobStore> stores() {
        Maker<JobStoreProvider, JobStore> maker = new Maker<>(Kind.STORES);
        Map<String, JobStore> stores = new LinkedHashMap<>();
        all.parts("jobstore", "jobstores")
                .forEach((alias, section) -> maker.make(section).ifPresent(store -> stores.put(alias, store)));
        return stores;
    }

    /** The aliases of the executors that this node shall have; empty where it may have any. */
    private Set<String> queues() {
        Set<String> queues = new LinkedHashSet<>();
        if (all.isReadable("queues")) {
            for (String name :
                    all.text("queues").map(text -> text.split(",", -1)).orElse(NONE)) {
                queues.add(name.strip());
            }
        }
        if (queues.contains("")) {
            all.refuse("queues", "it must name the executors that this node has, separated by commas.");
        }
        return queues;
    }

    /** Where queues are named those executors alone: as configured, or a thread pool. */
    private Map<String, JobExecutor> executors(Set<String> queues) {
        Map<String, JobExecutor> configured = new ExecutorReader(all).read();
        Map<String, JobExecutor> served = new LinkedHashMap<>();
        for (String queue : queues) {
            JobExecutor executor = configured.get(queue);
            served.put(queue, executor == null ? new ThreadPool(ThreadPoolLimits.DEFAULT) : executor);
        }
        return queues.isEmpty() ? configured : served;
    }

    private List<JobSpec> jobs(ZoneId zone, TaskPolicy policy) {
        TaskReader tasks = new TaskReader(policy);
        List<JobSpec> jobs = new ArrayList<>();
        all.parts("job")
                .forEach((id, section) ->
                        new JobReader(section, zone).read(tasks).ifPresent(jobs::add));
        return jobs;
    }
}
