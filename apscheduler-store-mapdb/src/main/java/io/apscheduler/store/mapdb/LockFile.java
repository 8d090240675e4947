package io.apscheduler.store.mapdb;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lock of the operating system on a file of its own, which a crash undoes. The file stays behind: were it deleted, a
 * process that had just opened it would lock a file that nobody else can see.
 */
final class LockFile implements Closeable {
    /** Who holds which file in this JVM. */
    private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();

    private final Path path;
    private final RandomAccessFile file;

    LockFile(Path path, String holder) throws IOException {
        // Not by the operating system's lock: where a process opens the file once more and closes that, the lock is
        // gone.
        String other = HELD_HERE.putIfAbsent(path, holder);
        if (other != null) {
            throw inUse("this process, by " + other);
        }
        this.path = path;
        try {
            this.file = lock(path, holder);
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(path);
            throw e;
        }
    }

    private static RandomAccessFile lock(Path path, String holder) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        FileLock lock;
        try {
            lock = file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this class as another class loader knows it. Left open: closing it would undo that lock.
            throw inUse("this process");
        }
        if (lock == null) {
            String other = read(file);
            file.close();
            throw inUse(other.isEmpty() ? "another process" : other);
        }
        file.setLength(0);
        file.write(("process " + ProcessHandle.current().pid() + ", by " + holder).getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private static String read(RandomAccessFile file) throws IOException {
        byte[] bytes = new byte[(int) Math.min(1_000, file.length())];
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static IOException inUse(String holder) {
        return new IOException(
                "it is in use in " + holder
                        + ". Only one scheduler can have it open at a time; close that one, or give this one a path of its own");
    }

    @Override
    public void close() throws IOException {
        file.close();
        HELD_HERE.remove(path);
    }
}
