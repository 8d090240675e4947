package io.apscheduler.store.mapdb;

import java.io.Closeable;
import java.io.IOException;

/** One open file. Thread-safe; not closed by an interrupt of a thread that uses it. */
interface DiskFile extends Closeable {
    long length() throws IOException;

    /** Reads so many bytes, or fewer at the end of the file; returns how many. */
    int read(long at, byte[] into, int from, int count) throws IOException;

    void write(long at, byte[] bytes, int from, int count) throws IOException;

    void truncate(long length) throws IOException;

    /** Makes what was written survive a power failure. */
    void sync() throws IOException;
}
