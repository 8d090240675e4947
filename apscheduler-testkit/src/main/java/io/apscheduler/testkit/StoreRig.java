package io.apscheduler.testkit;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.StoreContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A store on the test bench, with what tests of it need. Thread-safe while the store is open. */
final class StoreRig {
    static final long NEVER = Standing.NEVER;
    static final long SECOND = 1_000_000;
    static final long HOUR = 3_600 * SECOND;

    private static final Instant START = Instant.parse("2026-03-01T12:00:00.123456Z");

    private final JobStoreContract contract;
    private final ManualClock clock = ManualClock.at(START);
    private final List<JobStore> handles = new ArrayList<>();
    private final Map<String, JobStore> byNode = new ConcurrentHashMap<>();
    private final Queue<Set<String>> losses = new ConcurrentLinkedQueue<>();

    StoreRig(JobStoreContract contract) {
        this.contract = contract;
    }

    void open() {
        handles.clear();
        JobStore first = contract.createStore();
        first.open(context("contract"));
        handles.add(first);
        contract.createSibling(first).ifPresent(sibling -> {
            sibling.open(context("contract"));
            handles.add(sibling);
        });
    }

    void close() {
        handles.forEach(JobStore::close);
        if (!handles.isEmpty()) {
            contract.discard(handles.get(0));
        }
    }

    /** The store object that belongs to no node in particular. */
    JobStore store() {
        return handles.get(0);
    }

    /** The store object that a node uses: nodes take them in turn. */
    JobStore store(String node) {
        return byNode.computeIfAbsent(node, name -> handles.get(byNode.size() % handles.size()));
    }

    JobStoreContract contract() {
        return contract;
    }

    StoreContext context(String scheduler) {
        return new StoreContext(scheduler, "default", clock, due -> {}, losses::add);
    }

    /** What stores have reported as lost. */
    List<Set<String>> losses() {
        return List.copyOf(losses);
    }

    Turn turn(String node) {
        return new Turn(this, node);
    }

    long leaseMicros() {
        return contract.lease().toNanos() / 1_000;
    }

    /** The store's now. */
    long now() {
        return contract.hasOwnClock()
                ? turn("probe").go().now()
                : ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    /** Lets so much time pass by the store's clock, or a little more. */
    void pass(long micros) {
        if (!contract.hasOwnClock()) {
            clock.advance(Duration.of(micros, ChronoUnit.MICROS));
            return;
        }
        long until = now() + micros;
        while (now() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** Lets so much time pass that a lease which is not renewed lapses. */
    void lapse() {
        pass(leaseMicros() + 1);
    }

    /** Between the turns of nodes under load: lets the time of crashed nodes run out, and spares a store that must be waited for. */
    void breathe(boolean timePasses, boolean isIdle) {
        if (contract.hasOwnClock()) {
            LockSupport.parkNanos(isIdle ? TimeUnit.MILLISECONDS.toNanos(2) : 0);
        } else if (timePasses) {
            pass(leaseMicros() / 200);
        }
    }

    void add(JobRecord... records) {
        store().add(List.of(records));
    }

    JobRecord find(String id) {
        return store().find(id).orElseThrow(() -> new AssertionError("There is no record \"" + id + "\" any more."));
    }

    /** The record that a change hands over. */
    static JobRecord handedOver(ExchangeReply.Change change) {
        JobRecord record = change.record();
        if (record == null) {
            throw new AssertionError("\"" + change.id() + "\" is told to be gone, but the node owns it.");
        }
        return record;
    }

    List<JobRecord> listAll(int pageSize) {
        List<JobRecord> all = new ArrayList<>();
        JobQuery query = JobQuery.first(pageSize);
        List<JobRecord> page = store().list(query);
        while (page.size() >= pageSize) {
            all.addAll(page);
            JobQuery next = query.after(page.get(page.size() - 1));
            if (next.equals(query)) {
                throw new AssertionError("A page ends where the page before ended: " + next.after());
            }
            query = next;
            page = store().list(query);
        }
        all.addAll(page);
        return all;
    }

    static JobRecord job(String id, long due) {
        return job(id, "default", 5, due);
    }

    static JobRecord job(String id, String executor, int priority, long due) {
        return JobRecord.of(id, Definition.of("text of " + id, "name of " + id, executor, priority, null), at(due));
    }

    static Standing at(long due) {
        return at(due, 0);
    }

    static Standing at(long due, long runs) {
        return new Standing(due, due, runs, false, null, null);
    }
}
