package io.apscheduler.store.redis;

import io.apscheduler.spi.Standing;
import io.apscheduler.spi.Standing.StateText;
import org.jspecify.annotations.Nullable;

/**
 * The text form of where a job stands: due time, next fire time, runs, 1 if paused, and the lengths of quarantine and state,
 * {@code -} for none, with a blank behind each; then these two. Scripts read the first two.
 */
final class Standings {
    private static final int PARTS = 6;

    private Standings() {}

    static byte[] write(Standing standing) {
        StateText state = standing.state();
        String notes = state == null ? null : state.text();
        StringBuilder text = new StringBuilder(64 + (notes == null ? 0 : notes.length()));
        text.append(standing.due()).append(' ');
        text.append(standing.nextFire()).append(' ');
        text.append(standing.runs()).append(' ');
        text.append(standing.paused() ? 1 : 0).append(' ');
        appendLength(text, standing.quarantine());
        appendLength(text, notes);
        append(text, standing.quarantine());
        append(text, notes);
        return Texts.bytes(text.toString());
    }

    private static void appendLength(StringBuilder text, @Nullable String part) {
        if (part == null) {
            text.append('-');
        } else {
            text.append(part.length());
        }
        text.append(' ');
    }

    private static void append(StringBuilder text, @Nullable String part) {
        if (part != null) {
            text.append(part);
        }
    }

    static Standing read(String text) {
        String[] parts = text.split(" ", PARTS + 1);
        String texts = parts[PARTS];
        int middle = length(parts[4]);
        return new Standing(
                Long.parseLong(parts[1]),
                Long.parseLong(parts[0]),
                Long.parseLong(parts[2]),
                parts[3].equals("1"),
                parts[4].equals("-") ? null : texts.substring(0, middle),
                parts[5].equals("-") ? null : StateText.of(texts.substring(middle)));
    }

    private static int length(String part) {
        return part.equals("-") ? 0 : Integer.parseInt(part);
    }
}
