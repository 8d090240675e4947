package io.apscheduler.benchmarks.postgres;

import static org.quartz.JobBuilder.newJob;
import static org.quartz.TriggerBuilder.newTrigger;

import io.apscheduler.benchmarks.contender.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.impl.StdSchedulerFactory;

/**
 * Quartz with JobStoreTX, clustered, 10 threads to a node. It takes as many triggers at once as it has threads, which its
 * documentation wants done within the lock.
 */
final class QuartzCluster implements Cluster {
    private static final int THREADS = 10;
    private static final String SCRIPT = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";

    private final List<Scheduler> nodes = new ArrayList<>();
    private @Nullable Server server;
    private long keys;

    @Override
    public void prepare(Server on) throws IOException, SQLException {
        server = on;
        try (InputStream script = Scheduler.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IOException("Quartz has no " + SCRIPT + ".");
            }
            on.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void add(int jobs, Instant time) throws SchedulerException {
        Scheduler client = node("client");
        Map<JobDetail, Set<? extends Trigger>> all = new HashMap<>();
        for (int i = 0; i < jobs; i++) {
            String key = "key-" + keys++;
            all.put(
                    newJob(Counting.class).withIdentity(key).build(),
                    Set.of(newTrigger()
                            .withIdentity(key)
                            .startAt(Date.from(time))
                            .build()));
        }
        client.scheduleJobs(all, false);
        client.shutdown();
    }

    @Override
    public void startNode() throws SchedulerException {
        Scheduler node = node("node" + nodes.size());
        node.start();
        nodes.add(node);
    }

    private Scheduler node(String name) throws SchedulerException {
        if (server == null) {
            throw new IllegalStateException("There is no database yet.");
        }
        Properties settings = new Properties();
        Map.of(
                        "scheduler.instanceName",
                        "measured",
                        "scheduler.instanceId",
                        name,
                        "scheduler.skipUpdateCheck",
                        "true",
                        "scheduler.batchTriggerAcquisitionMaxCount",
                        Integer.toString(THREADS),
                        "threadPool.class",
                        "org.quartz.simpl.SimpleThreadPool",
                        "threadPool.threadCount",
                        Integer.toString(THREADS))
                .forEach((key, value) -> settings.setProperty("org.quartz." + key, value));
        Map.of(
                        "class", "org.quartz.impl.jdbcjobstore.JobStoreTX",
                        "driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate",
                        "dataSource", name,
                        "isClustered", "true",
                        "acquireTriggersWithinLock", "true",
                        "misfireThreshold", "86400000")
                .forEach((key, value) -> settings.setProperty("org.quartz.jobStore." + key, value));
        Map.of(
                        "provider", "hikaricp",
                        "driver", "org.postgresql.Driver",
                        "URL", server.url(),
                        "user", "postgres",
                        "maxConnections", Integer.toString(THREADS + 3))
                .forEach((key, value) -> settings.setProperty("org.quartz.dataSource." + name + "." + key, value));

        return new StdSchedulerFactory(settings).getScheduler();
    }

    @Override
    public boolean isUnfinished(Server on) throws SQLException {
        return on.number("select (select count(*) from qrtz_triggers) + (select count(*) from qrtz_fired_triggers)")
                > 0;
    }

    @Override
    public void close() {
        for (Scheduler node : nodes) {
            try {
                node.shutdown(true);
            } catch (SchedulerException e) {
                throw new IllegalStateException("Quartz does not shut down.", e);
            }
        }
        nodes.clear();
    }

    /** Made by Quartz for each run. */
    public static final class Counting implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            Work.count();
        }
    }
}
