package io.apscheduler.store.mongo;

import io.apscheduler.spi.JobStoreException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the jobs of one scheduler: its name, in which {@code ~1} stands for a slash and {@code ~0} for a tilde, a
 * slash, and the id. The first slash ends the name, so no two schedulers share a key. Immutable.
 */
final class Keys {
    private final String scheduler;
    private final String prefix;

    Keys(String scheduler) {
        this.scheduler = checked("name of the scheduler", scheduler);
        this.prefix = scheduler.replace("~", "~0").replace("/", "~1") + "/";
    }

    String scheduler() {
        return scheduler;
    }

    String of(String id) {
        return prefix + id;
    }

    List<String> of(Collection<String> ids) {
        return ids.stream().map(this::of).toList();
    }

    String id(String key) {
        return key.substring(prefix.length());
    }

    /**
     * The text itself.
     *
     * @throws JobStoreException if it is no text that UTF-8 can hold
     */
    static String checked(String what, String text) {
        int fault = fault(text);
        if (fault >= 0) {
            throw new JobStoreException("The " + what + " has half of a surrogate pair at position " + fault
                    + ", which MongoDB cannot hold. Remove it or write it as an escape.");
        }
        return text;
    }

    /** A text for people only, made fit: recording a failure must not fail for a character in its message. */
    static @Nullable String repaired(@Nullable String text) {
        if (text == null || fault(text) < 0) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text);
        for (int at = fault(repaired); at >= 0; at = fault(repaired)) {
            repaired.setCharAt(at, '\uFFFD');
        }
        return repaired.toString();
    }

    /** The position of the first lone surrogate, -1 if there is none. */
    private static int fault(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
