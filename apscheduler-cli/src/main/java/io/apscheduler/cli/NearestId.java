package io.apscheduler.cli;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps, of many ids, the one that somebody may have meant by another. Confined to one thread. */
final class NearestId {
    private final String wanted;
    private int least;
    private @Nullable String nearest;

    /** An id that does not exist; two letters of it, or a third, may be mistyped. */
    NearestId(String wanted) {
        this.wanted = wanted.toLowerCase(Locale.ROOT);
        this.least = Math.min(Math.max(2, wanted.length() / 3), wanted.length() - 1) + 1;
    }

    /** Looks at an id. */
    void offer(String id) {
        String other = id.toLowerCase(Locale.ROOT);
        if (Math.abs(other.length() - wanted.length()) < least) {
            int distance = distance(wanted, other);
            if (distance < least) {
                least = distance;
                nearest = id;
            }
        }
    }

    /** Takes an id that is known to be meant. */
    void take(String id) {
        least = 0;
        nearest = id;
    }

    /** The nearest of those looked at, empty if none was near. */
    Optional<String> found() {
        return Optional.ofNullable(nearest);
    }

    /** How many letters to insert, delete or change. */
    private static int distance(String one, String other) {
        int[] last = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = last[0];
            last[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = last[j];
                last[j] = Math.min(changed, Math.min(last[j], last[j - 1]) + 1);
            }
        }
        return last[other.length()];
    }
}
