package io.apscheduler.store.mapdb;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.StoreContext;
import io.apscheduler.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A store on a disk in memory, and what tests do with it. */
final class Bench implements AutoCloseable {
    static final long LEASE = 15_000_000;

    final ManualClock clock = ManualClock.at("2026-01-01T00:00:00Z");
    final List<Long> wakes = new ArrayList<>();
    MemoryDisk disk = new MemoryDisk();
    MapDbJobStore store = Script.on(disk);

    /** A bench whose store is open. */
    static Bench open() {
        Bench bench = new Bench();
        bench.store.open(bench.context());
        return bench;
    }

    StoreContext context() {
        return new StoreContext("script", "default", clock, wakes::add);
    }

    long now() {
        return clock.millis() * 1_000;
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    /** Opens what a killed process would have left, on a new disk. */
    void restartAfterKill() {
        disk = disk.afterKill();
        reopen(Sync.ALWAYS);
    }

    void reopen(Sync sync) {
        store.close();
        MemoryDisk on = disk;
        store = new MapDbJobStore(new MapDbOptions(Path.of("memory"), sync, 1L << 40), () -> on);
        store.open(context());
    }

    void add(String... ids) {
        for (String id : ids) {
            store.add(List.of(Script.job(id, 10, now())));
        }
    }

    void addMany(int count) {
        store.add(IntStream.range(0, count)
                .mapToObj(i -> Script.job("job" + i, 10, now()))
                .toList());
    }

    ExchangeReply exchange(String node, Completion... completions) {
        return store.exchange(request(node, completions));
    }

    ExchangeRequest request(String node, Completion... completions) {
        return new ExchangeRequest(node, LEASE, List.of(completions), Map.of("default", 10), Set.of(), 0);
    }

    List<String> ids() {
        return store.list(JobQuery.first(100_000)).stream().map(JobRecord::id).toList();
    }

    @Override
    public void close() {
        disk.fail(operation -> false);
        store.close();
    }
}
