package io.apscheduler.store.mapdb;

import java.io.Closeable;
import java.io.IOException;

/** The journal that is being written. Confined to the writing thread. */
final class JournalFile implements Closeable {
    private final DiskFile file;
    private final JournalHead head;
    private long end;
    private boolean torn;

    private JournalFile(DiskFile file, JournalHead head, long end) {
        this.file = file;
        this.head = head;
        this.end = end;
    }

    /** Begins a new journal. */
    static JournalFile create(Disk disk, JournalHead head) throws IOException {
        DiskFile file = disk.create(Family.journal(head.number()));
        try {
            file.write(0, head.toBytes(), 0, JournalHead.SIZE);
            file.sync();
            disk.syncNames();
            return new JournalFile(file, head, JournalHead.SIZE);
        } catch (IOException e) {
            Quietly.close(file);
            throw e;
        }
    }

    /** Goes on with a journal whose frames end at the given place. */
    static JournalFile goOn(Disk disk, JournalHead head, long end) throws IOException {
        DiskFile file = disk.reopen(Family.journal(head.number()));
        return new JournalFile(file, head, end);
    }

    long number() {
        return head.number();
    }

    Sync sync() {
        return head.sync();
    }

    long end() {
        return end;
    }

    /**
     * Writes a frame. Where that fails the same frame can be written again: what has arrived of it is cut off first, and
     * written anew, since what the disk failed to keep it may not try to keep again.
     */
    void write(Frame frame) throws IOException {
        if (torn) {
            file.truncate(end);
        }
        byte[] bytes = frame.toBytes();
        torn = true;
        file.write(end, bytes, 0, bytes.length);
        if (head.sync() == Sync.ALWAYS) {
            file.sync();
        }
        torn = false;
        end += bytes.length;
    }

    /** Makes all frames survive a power failure, whether each was made so or not. */
    void syncAll() throws IOException {
        file.sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
