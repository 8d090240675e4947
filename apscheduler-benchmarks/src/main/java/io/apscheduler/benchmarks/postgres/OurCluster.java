package io.apscheduler.benchmarks.postgres;

import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.every;

import io.apscheduler.Scheduler;
import io.apscheduler.benchmarks.contender.Work;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.store.jdbc.JdbcJobStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** This project with its JDBC store, as it is by default but for the grace time: nothing is missed for being late. */
public final class OurCluster implements Cluster {
    private static final int BATCH = 1_000;

    private final List<Scheduler> nodes = new ArrayList<>();
    private String url = "";

    @Override
    public void prepare(Server server) {
        url = server.url();
        client().shutdown();
    }

    /** A scheduler that starts nothing. */
    private Scheduler client() {
        Scheduler client = node();
        client.start();
        client.pause();
        return client;
    }

    private Scheduler node() {
        return Scheduler.builder()
                .jobStore("default", JdbcJobStore.at(url).build())
                .misfireGraceTime(JobSpec.NO_LIMIT)
                .build();
    }

    @Override
    public void add(int jobs, Instant time) {
        Scheduler client = client();
        JobSpec spec = JobSpec.of(Task.of(Work::count), at(time));
        for (int i = 0; i < jobs; i += BATCH) {
            client.scheduleAll(Collections.nCopies(Math.min(BATCH, jobs - i), spec));
        }
        client.shutdown();
    }

    /** Adds jobs that run every second, each first at its time; they call {@link Work#fire(int)} with their number. */
    public void addEverySecond(List<Instant> firsts) {
        Scheduler client = client();
        client.scheduleAll(IntStream.range(0, firsts.size())
                .mapToObj(job -> JobSpec.of(
                        Task.of(Work::fire, job), every(Duration.ofSeconds(1)).startingAt(firsts.get(job))))
                .toList());
        client.shutdown();
    }

    @Override
    public void startNode() {
        Scheduler node = node();
        node.start();
        nodes.add(node);
    }

    @Override
    public boolean isUnfinished(Server server) throws SQLException {
        return server.number("select count(*) from (select 1 from apscheduler_job limit 1) j") > 0;
    }

    @Override
    public void close() {
        nodes.forEach(Scheduler::shutdown);
        nodes.clear();
    }
}
