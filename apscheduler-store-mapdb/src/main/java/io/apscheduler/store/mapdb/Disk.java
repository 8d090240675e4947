package io.apscheduler.store.mapdb;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;

/**
 * The files of one store, by short names such as {@code journal.1}. All that the store writes passes here, so that a test
 * can cut it off anywhere. Thread-safe.
 */
interface Disk {
    /** The names of all files there are. */
    Set<String> names() throws IOException;

    /** Opens a file that is there, for reading. */
    DiskFile open(String name) throws IOException;

    /** Makes a file anew, empty, for reading and writing. */
    DiskFile create(String name) throws IOException;

    /** Opens a file that is there, for reading and writing. */
    DiskFile reopen(String name) throws IOException;

    /** Gives a file another name, in one step, in place of any file that has it. */
    void rename(String from, String to) throws IOException;

    void delete(String name) throws IOException;

    /** Makes what was created, renamed and deleted so far survive a power failure. */
    void syncNames() throws IOException;

    /**
     * Keeps every other store away, of this process or another, until closed.
     *
     * @param holder who this is, for the message that the others get
     * @throws IOException if somebody else is there, saying who
     */
    Closeable lock(String holder) throws IOException;

    /** The path that all names are appended to, for messages. */
    String place();
}
