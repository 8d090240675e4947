package com.example.filestore;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.apscheduler.spi.JobStoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

// region file
/** The file, used by one thread of one process at a time, and always whole: a new version takes the old one's place at once. */
record SharedFile(Path folder, String name) {
    /** The lock of a file keeps other processes out, but not other threads of this one. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    /** Does something with the jobs in the file, and writes them back if that changed them. */
    <T> T with(Function<Jobs, T> action) {
        Path file = folder.resolve(name + ".jobs");
        THREADS.lock();
        try (FileChannel channel =
                FileChannel.open(Files.createDirectories(folder).resolve(name + ".lock"), CREATE, WRITE)) {
            channel.lock(); // until the channel is closed
            List<String> before = Files.exists(file) ? Files.readAllLines(file) : List.of();
            Jobs jobs = Text.read(before);
            T result = action.apply(jobs);
            List<String> after = Text.write(jobs);
            if (!after.equals(before)) {
                replace(file, after);
            }
            return result;
        } catch (IOException | IllegalStateException e) {
            throw new JobStoreException("The job store " + file + " cannot be used: " + e.getMessage(), e);
        } finally {
            THREADS.unlock();
        }
    }

    private void replace(Path file, List<String> lines) throws IOException {
        Path draft = Files.write(folder.resolve(name + ".draft"), lines);
        try (FileChannel written = FileChannel.open(draft, WRITE)) {
            written.force(true);
        }
        Files.move(draft, file, ATOMIC_MOVE);
    }
}
// endregion
