package io.apscheduler.store.mapdb;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mapdb.DataInput2;
import org.mapdb.volume.Volume;

/**
 * Where MapDB finds its bytes: a {@link DiskFile}, by pages of which a few stay in memory. MapDB reads and writes a few
 * bytes at a time; and the files that it opens by itself are closed by an interrupt of any thread that reads. Thread-safe.
 */
final class SnapshotVolume extends Volume {
    private static final int PAGE = 1 << 14;
    private static final int PAGES = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Page> pages = new LinkedHashMap<>(PAGES, 0.75f, true);
    private final DiskFile file;
    private final boolean readOnly;
    private @Nullable Page latest;
    private long length;

    /** Nothing but zeros lies behind this place, and they need not be in the file. */
    private long written;

    SnapshotVolume(DiskFile file, boolean readOnly) throws IOException {
        this.file = file;
        this.readOnly = readOnly;
        this.length = file.length();
        this.written = length;
    }

    @Override
    public void ensureAvailable(long offset) {
        length = Math.max(length, offset);
    }

    @Override
    public void truncate(long size) {
        lock.lock();
        try {
            flush();
            pages.clear();
            latest = null;
            file.truncate(size);
            length = size;
            written = Math.min(written, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void putLong(long offset, long value) {
        byte[] bytes = new byte[8];
        ByteBuffer.wrap(bytes).putLong(value);
        putData(offset, bytes, 0, 8);
    }

    @Override
    public void putInt(long offset, int value) {
        byte[] bytes = new byte[4];
        ByteBuffer.wrap(bytes).putInt(value);
        putData(offset, bytes, 0, 4);
    }

    @Override
    public void putByte(long offset, byte value) {
        putData(offset, new byte[] {value}, 0, 1);
    }

    @Override
    public void putData(long offset, byte[] source, int from, int count) {
        lock.lock();
        try {
            for (int done = 0; done < count; ) {
                Page page = page(offset + done);
                int at = (int) ((offset + done) % PAGE);
                int some = Math.min(count - done, PAGE - at);
                System.arraycopy(source, from + done, page.bytes, at, some);
                page.dirty = true;
                done += some;
            }
            written = Math.max(written, offset + count);
            length = Math.max(length, written);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void putData(long offset, ByteBuffer source) {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        putData(offset, bytes, 0, bytes.length);
    }

    @Override
    public long getLong(long offset) {
        return ByteBuffer.wrap(get(offset, 8)).getLong();
    }

    @Override
    public int getInt(long offset) {
        return ByteBuffer.wrap(get(offset, 4)).getInt();
    }

    @Override
    public byte getByte(long offset) {
        return get(offset, 1)[0];
    }

    @Override
    public DataInput2 getDataInput(long offset, int size) {
        return new DataInput2.ByteArray(get(offset, size));
    }

    @Override
    public void getData(long offset, byte[] target, int from, int count) {
        lock.lock();
        try {
            for (int done = 0; done < count; ) {
                Page page = page(offset + done);
                int at = (int) ((offset + done) % PAGE);
                int some = Math.min(count - done, PAGE - at);
                System.arraycopy(page.bytes, at, target, from + done, some);
                done += some;
            }
        } finally {
            lock.unlock();
        }
    }

    /** MapDB clears whole mebibytes that it has just made. */
    @Override
    public void clear(long start, long end) {
        byte[] zeros = new byte[PAGE];
        long stop = Math.min(end, written);
        for (long at = start; at < stop; at += PAGE) {
            putData(at, zeros, 0, (int) Math.min(PAGE, stop - at));
        }
    }

    /** Writes what is only in memory so far, and makes all of it survive a power failure. */
    @Override
    public void sync() {
        lock.lock();
        try {
            flush();
            if (!readOnly) {
                file.sync();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /** The file is closed by who opened it. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true) && !readOnly) {
            sync();
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int sliceSize() {
        return -1;
    }

    @Override
    public boolean isSliced() {
        return false;
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public @Nullable File getFile() {
        return null;
    }

    /** The whole store is locked, not this file. */
    @Override
    public boolean getFileLocked() {
        return false;
    }

    private byte[] get(long offset, int count) {
        byte[] bytes = new byte[count];
        getData(offset, bytes, 0, count);
        return bytes;
    }

    private Page page(long offset) {
        long number = offset / PAGE;
        Page recent = latest;
        if (recent != null && recent.number == number) {
            return recent;
        }
        Page page = pages.get(number);
        if (page == null) {
            page = read(number);
            pages.put(number, page);
            dropEldest();
        }
        latest = page;
        return page;
    }

    private Page read(long number) {
        try {
            Page page = new Page(number);
            file.read(number * PAGE, page.bytes, 0, PAGE);
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void dropEldest() {
        if (pages.size() > PAGES) {
            Page eldest = pages.values().iterator().next();
            write(eldest);
            pages.remove(eldest.number);
        }
    }

    private void flush() {
        pages.values().stream()
                .sorted((a, b) -> Long.compare(a.number, b.number))
                .forEach(this::write);
    }

    private void write(Page page) {
        if (page.dirty) {
            try {
                long start = page.number * PAGE;
                file.write(start, page.bytes, 0, (int) Math.min(PAGE, length - start));
                page.dirty = false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A stretch of the file. */
    private static final class Page {
        final long number;
        final byte[] bytes = new byte[PAGE];
        boolean dirty;

        Page(long number) {
            this.number = number;
        }
    }
}
