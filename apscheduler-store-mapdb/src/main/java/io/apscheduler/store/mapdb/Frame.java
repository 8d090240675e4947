package io.apscheduler.store.mapdb;

import java.util.zip.CRC32C;

/**
 * One step of the journal: what was written, and made durable, at once. Twenty bytes ahead of the changes: a mark, how many
 * bytes of changes follow, a checksum of number and changes, the number. Frames are numbered without a gap over all journals
 * of a store. The next frame is written only when the one before is safe, so what a crash can hurt is the last.
 */
final class Frame {
    static final int HEAD = 20;

    static final byte FIRST_BYTE = 0x4A;

    private static final int MARK = FIRST_BYTE << 24 | 0x46524D; // "JFRM"

    private final long number;
    private final byte[] payload;

    Frame(long number, byte[] payload) {
        this.number = number;
        this.payload = payload;
    }

    long number() {
        return number;
    }

    byte[] payload() {
        return payload;
    }

    byte[] toBytes() {
        ByteWriter out = new ByteWriter(HEAD + payload.length);
        out.putInt(MARK);
        out.putInt(payload.length);
        out.putInt(checksum(number, payload));
        out.putLong(number);
        out.putBytes(payload);
        return out.toBytes();
    }

    static int checksum(long number, byte[] payload) {
        ByteWriter head = new ByteWriter(8);
        head.putLong(number);
        CRC32C crc = new CRC32C();
        crc.update(head.toBytes());
        crc.update(payload);
        return (int) crc.getValue();
    }

    /** What stands ahead of the changes. */
    record Head(int mark, int length, int checksum, long number) {
        static Head of(byte[] bytes) {
            ByteReader in = new ByteReader(bytes);
            return new Head(in.readInt(), in.readInt(), in.readInt(), in.readLong());
        }

        boolean isPossible() {
            return mark == MARK && length >= 0;
        }

        boolean fits(byte[] payload) {
            return Frame.checksum(number, payload) == checksum;
        }
    }
}
