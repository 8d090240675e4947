package io.apscheduler.store.redis;

import io.apscheduler.spi.JobStoreException;
import java.nio.charset.StandardCharsets;

/** Texts on their way to the server and back. */
final class Texts {
    private Texts() {}

    /** The bytes of a text that people or the scheduler only read: what is no character becomes a question mark. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] bytes(long number) {
        return Long.toString(number).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The bytes of a text that must come back as it is.
     *
     * @throws JobStoreException if it has half of a surrogate pair
     */
    static byte[] exactBytes(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    throw new JobStoreException("The " + what + " has the character U+" + String.format("%04X", (int) c)
                            + " at position " + i + ", which is half of one. Remove it.");
                }
                i++;
            }
        }
        return bytes(text);
    }

    static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    static long number(Object bytes) {
        return Long.parseLong(text(bytes));
    }
}
