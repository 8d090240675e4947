package io.apscheduler.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent.JobEvent;
import io.apscheduler.spi.JobStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** A scheduler with a store as its default one, and what it has told of its runs. Thread-safe. */
final class Node implements AutoCloseable {
    /** A node hears of what others ask after a third of it, and loses nothing if it stands still for some seconds. */
    private static final String LEASE_SECONDS = "6";

    private final Scheduler scheduler;
    private final List<JobEvent> events = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();

    private Node(Scheduler scheduler) {
        this.scheduler = scheduler;
        scheduler.on(JobEvent.class, this::note);
    }

    private void note(JobEvent event) {
        lock.lock();
        try {
            events.add(event);
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** One that runs jobs. */
    static Node running(JobStore store, UnaryOperator<Scheduler.Builder> options) {
        Node node = of(store, options);
        node.scheduler.start();
        return node;
    }

    /** One that sees the jobs, but starts no run. */
    static Node looking(JobStore store) {
        Node node = of(store, builder -> builder);
        node.scheduler.pause();
        node.scheduler.start();
        return node;
    }

    private static Node of(JobStore store, UnaryOperator<Scheduler.Builder> options) {
        Scheduler.Builder builder = Scheduler.builder()
                .jobStore("default", store)
                .property("apscheduler.lease", LEASE_SECONDS)
                .property("apscheduler.misfire_grace_time", "3600");
        return new Node(options.apply(builder).build());
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** Waits until so many events of a type were told of a job, and gives all that were. */
    <E extends JobEvent> List<E> await(Class<E> type, String id, int count) throws InterruptedException {
        long nanos = TimeUnit.SECONDS.toNanos(Errands.PATIENCE_SECONDS);
        lock.lock();
        try {
            while (told(type, id).size() < count) {
                assertThat(nanos)
                        .as("time left for %d %s of %s among %s", count, type.getSimpleName(), id, events)
                        .isPositive();
                nanos = told.awaitNanos(nanos);
            }
            return told(type, id);
        } finally {
            lock.unlock();
        }
    }

    /** The events of a type that were told of a job so far. */
    <E extends JobEvent> List<E> told(Class<E> type, String id) {
        lock.lock();
        try {
            return events.stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .filter(event -> event.jobId().equals(id))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        scheduler.shutdown();
    }
}
