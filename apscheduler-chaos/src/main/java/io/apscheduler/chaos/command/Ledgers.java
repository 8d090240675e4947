package io.apscheduler.chaos.command;

import io.apscheduler.chaos.ledger.Entry;
import io.apscheduler.chaos.ledger.LedgerReader;
import io.apscheduler.chaos.ledger.MachineTime;
import io.apscheduler.chaos.ledger.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The ledgers of all processes, read while they are written. Thread-safe. */
final class Ledgers {
    private static final long PATIENCE_NANOS = 90_000_000_000L;
    private static final long PAUSE_MILLIS = 20;

    private final Path folder;
    private final MachineTime time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, LedgerReader> readers = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    Ledgers(Path folder, MachineTime time) {
        this.folder = folder;
        this.time = time;
    }

    /** The file for the ledger of one more process. */
    Path add(String node) {
        Path file = folder.resolve(node + ".ledger");
        lock.lock();
        try {
            readers.put(node, new LedgerReader(file));
        } finally {
            lock.unlock();
        }
        return file;
    }

    Path logOf(String node) {
        return folder.resolve(node + ".log");
    }

    /** All that was written so far. */
    List<Entry> entries() throws IOException {
        lock.lock();
        try {
            for (LedgerReader reader : readers.values()) {
                entries.addAll(reader.more());
            }
            return List.copyOf(entries);
        } finally {
            lock.unlock();
        }
    }

    /** All that was written, and when leases lapsed. */
    List<Entry> complete() throws IOException {
        List<Entry> all = new ArrayList<>(entries());
        for (String node : List.copyOf(readers.keySet())) {
            all.addAll(LapseLog.read(logOf(node), node, time));
        }
        return all;
    }

    /** Waits until the scheduler of a process runs. */
    void awaitReady(String node) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (entries().stream()
                .noneMatch(each -> each.mark() == Mark.READY && each.node().equals(node))) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("Node " + node + " did not start:\n" + Files.readString(logOf(node)));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
