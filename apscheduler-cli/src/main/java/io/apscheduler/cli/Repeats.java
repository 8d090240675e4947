package io.apscheduler.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Finds out whether any of many ids came twice, in eight bytes for each. May see a repetition where there is none, but never
 * misses one. Confined to one thread.
 */
final class Repeats {
    private long[] prints = new long[1_024];
    private int size;

    /** Takes note of an id. */
    void add(String id) {
        if (size == prints.length) {
            prints = Arrays.copyOf(prints, 2 * size);
        }
        prints[size++] =
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }

    /** Whether an id seems to have come twice. */
    boolean any() {
        Arrays.sort(prints, 0, size);
        for (int i = 1; i < size; i++) {
            if (prints[i] == prints[i - 1]) {
                return true;
            }
        }
        return false;
    }
}
