package io.apscheduler.benchmarks.redis;

import static io.apscheduler.trigger.Triggers.now;

import io.apscheduler.Scheduler;
import io.apscheduler.benchmarks.contender.Work;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.store.redis.RedisJobStore;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.Jedis;

/** Lets two nodes run jobs that are all due, until none is left on the server. */
public final class Drain {
    private static final int BATCH = 1_000;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long LOOK_EVERY_NANOS = 500_000;
    private static final String NAME = "drain";
    private static final String BASE = "{apscheduler:" + NAME + "}";

    private final Server server;
    private final int jobs;

    /** On an empty server. */
    public Drain(Server server, int jobs) {
        this.server = server;
        this.jobs = jobs;
    }

    /** By two schedulers; the nanoseconds from when both were let loose to when the last run was recorded. */
    public long bySchedulers() {
        try (Scheduler one = paused();
                Scheduler two = paused()) {
            fill(one);
            Work.reset();
            long start = System.nanoTime();
            one.resume();
            two.resume();
            return awaitEmpty() - start;
        }
    }

    /** By two bare connections. */
    public long byBareConnections() throws InterruptedException {
        try (Scheduler filling = paused()) {
            fill(filling);
        }
        Work.reset();
        List<Thread> nodes = List.of(
                new Thread(new BareNode(server, BASE, "bare-1-" + System.nanoTime())),
                new Thread(new BareNode(server, BASE, "bare-2-" + System.nanoTime())));
        long start = System.nanoTime();
        nodes.forEach(Thread::start);
        long end = awaitEmpty();
        for (Thread node : nodes) {
            node.join();
        }
        return end - start;
    }

    private Scheduler paused() {
        Scheduler scheduler = Scheduler.builder()
                .property("apscheduler.name", NAME)
                .misfireGraceTime(JobSpec.NO_LIMIT)
                .jobStore("default", RedisJobStore.at(server.uri()).build())
                .build();
        scheduler.start();
        scheduler.pause();
        return scheduler;
    }

    private void fill(Scheduler scheduler) {
        JobSpec spec = JobSpec.of(Task.of(Work::count), now());
        for (int i = 0; i < jobs; i += BATCH) {
            scheduler.scheduleAll(Collections.nCopies(Math.min(BATCH, jobs - i), spec));
        }
    }

    private long awaitEmpty() {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try (Jedis jedis = server.client()) {
            while (jedis.exists(BASE + ":fires") && System.nanoTime() < deadline) {
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
        }
        return Work.await(jobs, System.nanoTime());
    }
}
