package io.apscheduler.store.jdbc;

import io.apscheduler.spi.JobStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Texts on their way into the database and back. Immutable.
 *
 * <p>Some databases compare as if blanks at the end of a text were not there. Keys that end in a blank get a mark behind it
 * in those, and keys that end in the mark another one, so that all stay different.
 *
 * @param padsBlanks whether the database takes texts for equal that differ in blanks at their ends alone
 */
record Texts(boolean padsBlanks) {
    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_ORIGIN = 1_000;

    private static final char MARK = '\u00B6';

    /** An id or alias as the database keeps it. */
    String key(String what, String key) {
        return key(what, key, LONGEST_KEY);
    }

    /** The path of a file as the database keeps it. */
    String origin(String origin) {
        return key("origin", origin, LONGEST_ORIGIN);
    }

    private String key(String what, String key, int longest) {
        if (key.length() > longest) {
            throw new JobStoreException("The " + what + " \"" + key.substring(0, 40) + "…\" has " + key.length()
                    + " characters. This store takes at most " + longest + ".");
        }
        return stored(checked(what, key));
    }

    /** A key to look for, which need not be one that the database could hold. */
    String stored(String key) {
        return padsBlanks && (key.endsWith(" ") || key.charAt(Math.max(0, key.length() - 1)) == MARK)
                ? key + MARK
                : key;
    }

    /** A key as it was before it was stored. */
    String read(String stored) {
        return padsBlanks && !stored.isEmpty() && stored.charAt(stored.length() - 1) == MARK
                ? stored.substring(0, stored.length() - 1)
                : stored;
    }

    /**
     * The text itself.
     *
     * @throws JobStoreException if not every database can hold it
     */
    static String checked(String what, String text) {
        int fault = firstFault(text);
        if (fault >= 0) {
            throw new JobStoreException("The " + what + " has the character U+"
                    + String.format("%04X", (int) text.charAt(fault)) + " at position " + fault
                    + ", which a database cannot hold. Remove it or write it as an escape.");
        }
        return text;
    }

    /** As {@link #checked} for a text that may be missing. */
    static @Nullable String checkedIfAny(String what, @Nullable String text) {
        return text == null ? null : checked(what, text);
    }

    /** A text for people only, made fit: recording a failure must not fail for a character in its message. */
    static @Nullable String repaired(@Nullable String text) {
        if (text == null || firstFault(text) < 0) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text);
        for (int at = firstFault(text); at >= 0; at = firstFault(repaired)) {
            repaired.setCharAt(at, '\uFFFD');
        }
        return repaired.toString();
    }

    /** The position of the first NUL or lone surrogate, -1 if there is none. */
    private static int firstFault(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return i;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
