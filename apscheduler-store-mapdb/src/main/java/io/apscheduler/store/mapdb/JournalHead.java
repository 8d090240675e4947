package io.apscheduler.store.mapdb;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The first bytes of a journal.
 *
 * @param number the journal's, as in its name
 * @param sync whether its frames were made durable one by one
 * @param firstFrame the number of its first frame
 */
record JournalHead(long number, Sync sync, long firstFrame) {
    static final int SIZE = 36;

    /** The format that this class writes. Raised when older versions could not read what is written. */
    private static final int FORMAT = 1;

    private static final long MARK = 0x4150534A524E4C0AL; // "APSJRNL" and a line feed

    byte[] toBytes() {
        ByteWriter out = new ByteWriter(SIZE);
        out.putLong(MARK);
        out.putInt(FORMAT);
        out.putInt(sync == Sync.ALWAYS ? 0 : 1);
        out.putLong(number);
        out.putLong(firstFrame);
        out.putInt(checksum(out.toBytes()));
        return out.toBytes();
    }

    /**
     * Reads the head of a journal.
     *
     * @throws StoreFileException if it is not one of this store's, or of a format that is not known yet
     */
    static JournalHead read(DiskFile file, String name) throws IOException {
        byte[] bytes = new byte[SIZE];
        int size = file.read(0, bytes, 0, SIZE);
        ByteReader in = new ByteReader(bytes);
        if (size < 12 || in.readLong() != MARK) {
            throw new StoreFileException(name + " does not begin as a journal does");
        }
        int format = in.readInt();
        if (format != FORMAT) {
            throw new StoreFileException(name + " has format " + format + ", and this version reads format " + FORMAT
                    + " only: it was written by a newer version. Use that one");
        }
        Sync sync = in.readInt() == 0 ? Sync.ALWAYS : Sync.NONE;
        JournalHead head = new JournalHead(in.readLong(), sync, in.readLong());
        if (size < SIZE || in.readInt() != checksum(Arrays.copyOf(bytes, SIZE - 4))) {
            throw new StoreFileException(name + " is damaged: the checksum of its first " + SIZE + " bytes is wrong");
        }
        return head;
    }

    /** Whether the head was written to its end, in whatever format. */
    static boolean isWhole(DiskFile file) throws IOException {
        byte[] bytes = new byte[SIZE];
        int size = file.read(0, bytes, 0, SIZE);
        ByteReader in = new ByteReader(bytes);
        return size == SIZE
                && in.readLong() == MARK
                && new ByteReader(Arrays.copyOfRange(bytes, SIZE - 4, SIZE)).readInt()
                        == checksum(Arrays.copyOf(bytes, SIZE - 4));
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
