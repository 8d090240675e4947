package io.apscheduler.store.mapdb;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * A disk that fails as disks do: it can go away at the n-th change, and knows then what a killed process leaves behind, and
 * what a power failure does: of all that was not yet synced any part, in any order. Thread-safe.
 */
final class MemoryDisk implements Disk {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Content> files = new HashMap<>();
    private final Map<String, Content> safeNames = new HashMap<>();
    private final List<Map<String, Content>> nameChanges = new ArrayList<>();
    private Predicate<String> fault = operation -> false;
    private final List<String> operations = new ArrayList<>();
    private int endsAt = Integer.MAX_VALUE;
    private double lastWritten;
    private boolean ended;
    private boolean held;

    /** Makes the n-th change from now the last: of a write only a part arrives, of anything else nothing. */
    void endAt(int n, double part) {
        endsAt = operations.size() + n;
        lastWritten = part;
    }

    /** Makes operations fail, without ending the disk; they are called {@code write journal.1} and so on. */
    void fail(Predicate<String> operations) {
        locked(() -> fault = operations);
    }

    /** The changes so far, called as in {@link #fail}. */
    List<String> operations() {
        return operations;
    }

    boolean hasEnded() {
        return ended;
    }

    /** What the next process finds when this one has been killed. */
    MemoryDisk afterKill() {
        MemoryDisk next = new MemoryDisk();
        files.forEach((name, content) -> next.put(name, content.now));
        return next;
    }

    /** What is found when the power is back. */
    MemoryDisk afterPowerFailure(Random random) {
        MemoryDisk next = new MemoryDisk();
        int kept = random.nextInt(nameChanges.size() + 1);
        Map<String, Content> names = kept == 0 ? safeNames : nameChanges.get(kept - 1);
        names.forEach((name, content) -> next.put(name, content.afterPowerFailure(random)));
        return next;
    }

    byte[] bytes(String name) {
        return files.get(name).now.clone();
    }

    void put(String name, byte[] bytes) {
        Content content = new Content();
        content.now = bytes;
        content.safe = bytes;
        files.put(name, content);
        safeNames.put(name, content);
    }

    @Override
    public Set<String> names() throws IOException {
        return new TreeSet<>(files.keySet());
    }

    @Override
    public DiskFile open(String name) throws IOException {
        if (!files.containsKey(name)) {
            throw new IOException("There is no " + name + ".");
        }
        return new MemoryFile(name, files.get(name));
    }

    @Override
    public DiskFile reopen(String name) throws IOException {
        return open(name);
    }

    @Override
    public DiskFile create(String name) throws IOException {
        Content content = new Content();
        change("create " + name, () -> changeNames(() -> files.put(name, content)));
        return new MemoryFile(name, content);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        change("rename " + from, () -> changeNames(() -> files.put(to, files.remove(from))));
    }

    @Override
    public void delete(String name) throws IOException {
        change("delete " + name, () -> changeNames(() -> files.remove(name)));
    }

    @Override
    public void syncNames() throws IOException {
        change("sync names", () -> {
            safeNames.clear();
            safeNames.putAll(files);
            nameChanges.clear();
        });
    }

    @Override
    public Closeable lock(String holder) throws IOException {
        if (held) {
            throw new IOException("it is in use");
        }
        held = true;
        return () -> held = false;
    }

    @Override
    public String place() {
        return "memory";
    }

    private void changeNames(Runnable change) {
        change.run();
        nameChanges.add(Map.copyOf(files));
    }

    private void change(String operation, Runnable change) throws IOException {
        lock.lock();
        try {
            if (isLast(operation)) {
                throw new IOException("The disk is gone, at " + operation + ".");
            }
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private boolean isLast(String operation) throws IOException {
        if (fault.test(operation)) {
            throw new IOException("No space left on device");
        }
        operations.add(operation);
        boolean alreadyEnded = ended;
        ended = ended || operations.size() >= endsAt;
        if (alreadyEnded) {
            throw new IOException("The disk is gone.");
        }
        return ended;
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /** A file's bytes: as they are read, as they are safe, and how the one became the other. */
    private static final class Content {
        byte[] now = {};
        byte[] safe = {};
        final List<Change> unsafe = new ArrayList<>();

        void apply(Change change) {
            now = change.apply(now == safe ? now.clone() : now);
            unsafe.add(change);
        }

        void sync() {
            safe = now;
            unsafe.clear();
        }

        byte[] afterPowerFailure(Random random) {
            byte[] left = safe.clone();
            int kind = random.nextInt(4);
            for (Change change : unsafe) {
                if (kind == 1 || (kind > 1 && random.nextBoolean())) {
                    left = (kind == 3 ? change.part(random.nextDouble()) : change).apply(left);
                }
            }
            return left;
        }
    }

    /** Bytes that were written at a place, or, if there are none, the end of the file moved there. Applied in place if possible. */
    private record Change(long at, byte[] written) {
        Change part(double part) {
            return written == null ? this : new Change(at, Arrays.copyOf(written, (int) (part * written.length)));
        }

        byte[] apply(byte[] before) {
            if (written == null) {
                return at == before.length ? before : Arrays.copyOf(before, (int) at);
            }
            long end = at + written.length;
            byte[] after = end <= before.length ? before : Arrays.copyOf(before, (int) end);
            System.arraycopy(written, 0, after, (int) at, written.length);
            return after;
        }
    }

    /** One open file. */
    private final class MemoryFile implements DiskFile {
        private final String name;
        private final Content content;

        MemoryFile(String name, Content content) {
            this.name = name;
            this.content = content;
        }

        @Override
        public long length() {
            return content.now.length;
        }

        @Override
        public int read(long at, byte[] into, int from, int count) throws IOException {
            if (fault.test("read " + name)) {
                throw new IOException("Input/output error");
            }
            int some = (int) Math.max(0, Math.min(count, content.now.length - at));
            System.arraycopy(content.now, (int) Math.min(at, content.now.length), into, from, some);
            return some;
        }

        @Override
        public void write(long at, byte[] bytes, int from, int count) throws IOException {
            Change change = new Change(at, Arrays.copyOfRange(bytes, from, from + count));
            lock.lock();
            try {
                if (isLast("write " + name)) {
                    content.apply(change.part(lastWritten));
                    throw new IOException("The disk is gone, in a write to " + name + ".");
                }
                content.apply(change);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void truncate(long length) throws IOException {
            change("truncate " + name, () -> content.apply(new Change(length, null)));
        }

        @Override
        public void sync() throws IOException {
            change("sync " + name, content::sync);
        }

        @Override
        public void close() {}
    }
}
