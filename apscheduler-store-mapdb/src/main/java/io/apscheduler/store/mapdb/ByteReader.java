package io.apscheduler.store.mapdb;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link ByteWriter} wrote. Confined to one thread.
 *
 * <p>Every reader throws an {@link IndexOutOfBoundsException} where the bytes end too early.
 */
final class ByteReader {
    private final byte[] bytes;
    private int at;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    int readByte() {
        return bytes[at++];
    }

    int readInt() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = (value << 8) | (readByte() & 0xFF);
        }
        return value;
    }

    long readLong() {
        return ((long) readInt() << 32) | (readInt() & 0xFFFF_FFFFL);
    }

    long readNumber() {
        long value = 0;
        int shift = 0;
        int read = readByte();
        while (read < 0) {
            value |= (read & 0x7FL) << shift;
            shift += 7;
            read = readByte();
        }
        return value | ((long) read << shift);
    }

    @Nullable
    String readTextOrNull() {
        int kind = readByte();
        if (kind == 0) {
            return null;
        }
        int length = (int) readNumber();
        int start = at;
        at = Math.addExact(at, length);
        if (length < 0 || at > bytes.length) {
            throw new IndexOutOfBoundsException("A text of " + length + " bytes goes beyond the end.");
        }
        return kind == 1 ? new String(bytes, start, length, StandardCharsets.UTF_8) : utf16(start, length);
    }

    String readText() {
        String text = readTextOrNull();
        if (text == null) {
            throw new IndexOutOfBoundsException("There is no text where one must be.");
        }
        return text;
    }

    private String utf16(int start, int length) {
        char[] chars = new char[length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) (((bytes[start + 2 * i] & 0xFF) << 8) | (bytes[start + 2 * i + 1] & 0xFF));
        }
        return new String(chars);
    }
}
