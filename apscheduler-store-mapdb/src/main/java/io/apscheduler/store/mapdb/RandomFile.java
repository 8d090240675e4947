package io.apscheduler.store.mapdb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file of the operating system. A {@link RandomAccessFile}, not a channel: a channel closes when a thread that uses it is
 * interrupted, and threads of users, who may interrupt them, read definitions from here.
 */
final class RandomFile implements DiskFile {
    private final ReentrantLock lock = new ReentrantLock();
    private final RandomAccessFile file;

    RandomFile(Path path, String mode) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), mode);
    }

    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public int read(long at, byte[] into, int from, int count) throws IOException {
        lock.lock();
        try {
            file.seek(at);
            int done = 0;
            while (done < count) {
                int read = file.read(into, from + done, count - done);
                if (read < 0) {
                    break;
                }
                done += read;
            }
            return done;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(long at, byte[] bytes, int from, int count) throws IOException {
        lock.lock();
        try {
            file.seek(at);
            file.write(bytes, from, count);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void truncate(long length) throws IOException {
        file.setLength(length);
    }

    @Override
    public void sync() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
