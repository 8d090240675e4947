package io.apscheduler.store.mapdb;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that grow. Small numbers take few of them: seven bits each, the last without the eighth. Confined to one thread. */
final class ByteWriter {
    private byte[] bytes;
    private int size;

    ByteWriter() {
        this(256);
    }

    ByteWriter(int expected) {
        this.bytes = new byte[expected];
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void putByte(int value) {
        makeRoom(1);
        bytes[size++] = (byte) value;
    }

    void putInt(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            putByte(value >>> shift);
        }
    }

    /** Eight bytes. */
    void putLong(long value) {
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    /** One to ten bytes; few if the number is small and not negative. */
    void putNumber(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            putByte((int) rest | 0x80);
            rest >>>= 7;
        }
        putByte((int) rest);
    }

    void putBytes(byte[] added) {
        makeRoom(added.length);
        System.arraycopy(added, 0, bytes, size, added.length);
        size += added.length;
    }

    /** Null, or any text: as UTF-8, and as UTF-16 where it holds half a surrogate pair, which UTF-8 cannot tell. */
    void putText(@Nullable String text) {
        if (text == null) {
            putByte(0);
            return;
        }
        byte[] encoded;
        try {
            ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            encoded = new byte[buffer.remaining()];
            buffer.get(encoded);
            putByte(1);
        } catch (CharacterCodingException e) {
            encoded = utf16(text);
            putByte(2);
        }
        putNumber(encoded.length);
        putBytes(encoded);
    }

    private static byte[] utf16(String text) {
        byte[] encoded = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            encoded[2 * i] = (byte) (text.charAt(i) >>> 8);
            encoded[2 * i + 1] = (byte) text.charAt(i);
        }
        return encoded;
    }

    private void makeRoom(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, size + size / 2));
        }
    }
}
