package io.apscheduler.store.mapdb;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.Definition;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.StoreContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures; not part of the build. The first two figures are the disk's own, without which the others mean nothing.
 *
 * <pre>mvn -pl apscheduler-store-mapdb -am test -Dtest=DurableRates -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jit=-Xmx4g</pre>
 */
final class DurableRates {
    private static final String TEXT =
            "{\"task\":\"com.acme.Reports::send\",\"args\":[\"ops@example.org\",3],".repeat(5);

    @TempDir
    private Path folder;

    @Test
    void ofTheDisk() throws IOException {
        for (int size : new int[] {512, 65_536}) {
            try (DiskFile file = new RandomFile(folder.resolve("disk" + size), "rw")) {
                byte[] bytes = new byte[size];
                long[] micros = new long[1_000];
                for (int i = 0; i < micros.length; i++) {
                    long start = System.nanoTime();
                    file.write((long) i * size, bytes, 0, size);
                    file.sync();
                    micros[i] = (System.nanoTime() - start) / 1_000;
                }
                print("appends of %d bytes with fsync: %d/s, median %d us", size, rate(micros), median(micros));
            }
        }
    }

    @Test
    void ofRuns() {
        for (Sync sync : Sync.values()) {
            for (int batch : new int[] {1, 10, 100, 1_000}) {
                MapDbJobStore store = open("runs" + sync + batch, sync);
                store.add(IntStream.range(0, batch)
                        .mapToObj(i -> job("job" + i, 0))
                        .toList());
                exchanges(store, batch, 300);
                long[] micros = exchanges(store, batch, 1_000);
                print(
                        "sync %s, %d runs in each exchange: %d runs/s, exchange median %d us",
                        sync, batch, rate(micros) * batch, median(micros));
                store.close();
            }
        }
    }

    @Test
    void ofAdds() {
        for (int threads : new int[] {1, 8, 64}) {
            MapDbJobStore store = open("adds" + threads, Sync.ALWAYS);
            long start = System.nanoTime();
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                String name = thread + "-";
                CompletableFuture<Void> done = new CompletableFuture<>();
                new Thread(() -> {
                            for (int i = 0; i < 2_000; i++) {
                                store.add(List.of(job(name + i, Standing.NEVER)));
                            }
                            done.complete(null);
                        })
                        .start();
                all.add(done);
            }
            all.forEach(CompletableFuture::join);
            print("single adds by %d threads: %.0f/s", threads, threads * 2_000 / seconds(start));
            store.close();
        }
    }

    @Test
    void ofAMillionJobs() throws IOException {
        long empty = heap();
        MapDbJobStore store = open("million", Sync.ALWAYS);
        for (int jobs = 0; jobs < 1_000_000; jobs += 10_000) {
            if (jobs == 10_000) {
                print("at 10,000 jobs: exchange of 10 runs median %d us", median(exchanges(store, 10, 2_000)));
            }
            int from = jobs;
            store.add(IntStream.range(0, 10_000)
                    .mapToObj(i ->
                            job("report-0123456789-" + (from + i), i < 100 && from == 0 ? 0 : Long.MAX_VALUE / 2 - i))
                    .toList());
        }
        print("at 1,000,000 jobs: exchange of 10 runs median %d us", median(exchanges(store, 10, 2_000)));
        long start = System.nanoTime();
        store.opened().compact();
        print("snapshot of 1,000,000 jobs: %.1f s, %d MiB", seconds(start), snapshotMib());
        store.close();
        store = null;
        long before = heap();
        for (int round = 1; round <= 3; round++) {
            start = System.nanoTime();
            MapDbJobStore reopened = open("million", Sync.ALWAYS);
            print("open %d of 1,000,000 jobs: %.2f s, heap %d MiB", round, seconds(start), (heap() - before) >> 20);
            print("exchange of 10 runs median %d us", median(exchanges(reopened, 10, 2_000)));
            reopened.close();
        }
        print("(heap before all: %d MiB)", empty >> 20);
    }

    private long snapshotMib() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().contains("million.snapshot"))
                    .mapToLong(file -> file.toFile().length() >> 20)
                    .sum();
        }
    }

    /** Each exchange records the runs claimed by the one before, which are due again at once. */
    private static long[] exchanges(MapDbJobStore store, int batch, int times) {
        long[] micros = new long[times];
        List<Completion> completions = List.of();
        String node = "node-" + System.nanoTime();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            ExchangeReply reply = store.exchange(
                    new ExchangeRequest(node, 15_000_000, completions, Map.of("default", batch), Set.of(), 0));
            micros[i] = (System.nanoTime() - start) / 1_000;
            completions = reply.claims().stream()
                    .map(claim -> claim.record())
                    .<Completion>map(
                            record -> new Completion.Advance(record.id(), record.fence(), after(record), false))
                    .toList();
        }
        store.leave(node);
        return micros;
    }

    private static Standing after(JobRecord record) {
        long due = record.standing().due() + 1;
        return new Standing(due, due, record.standing().runs() + 1, false, null, null);
    }

    private MapDbJobStore open(String name, Sync sync) {
        MapDbJobStore store = MapDbJobStore.at(folder.resolve(name)).sync(sync);
        store.open(new StoreContext("rates", "default", InstantSource.system(), due -> {}));
        return store;
    }

    private static JobRecord job(String id, long due) {
        return JobRecord.of(
                id, Definition.of(TEXT, "send", "default", 5, null), new Standing(due, due, 0, false, null, null));
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long rate(long[] micros) {
        return 1_000_000L * micros.length / LongStream.of(micros).sum();
    }

    private static long median(long[] micros) {
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void print(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }
}
