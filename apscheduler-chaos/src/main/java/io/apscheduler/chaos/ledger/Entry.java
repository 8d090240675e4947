package io.apscheduler.chaos.ledger;

import java.util.Objects;
import java.util.Optional;

/**
 * One line of a ledger. Immutable. Times are microseconds: {@code at} by the machine's monotonic clock, which all processes
 * share, fire times since the epoch.
 *
 * @param node the process, such as {@code 2.1}: the node's number, and how many processes of it there were before
 * @param fire the fire time, or the last of several; 0 for none
 * @param first the first of several fire times that were missed; else as {@code fire}
 * @param count how many were missed, how many runs a job had, or which attempt it is
 */
public record Entry(Mark mark, long at, String node, String job, long fire, long first, long count, String note) {
    private static final int PARTS = 8;

    /** Checks that there is everything. */
    public Entry {
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(note, "note");
    }

    /** One that is about no job. */
    public static Entry of(Mark mark, long at, String node, String note) {
        return new Entry(mark, at, node, "", 0, 0, 0, note);
    }

    /** One that is about one fire time of a job. */
    public static Entry of(Mark mark, long at, String node, String job, long fire) {
        return new Entry(mark, at, node, job, fire, fire, 1, "");
    }

    /** Whether a task was called. */
    public boolean isStart() {
        return mark == Mark.START || mark == Mark.AGAIN;
    }

    /** The line, with its end. */
    public String line() {
        String flat = note.replaceAll("[\t\r\n]", " ");
        return mark + "\t" + at + "\t" + node + "\t" + job + "\t" + fire + "\t" + first + "\t" + count + "\t" + flat
                + "\n";
    }

    /** What a line says, less its end; empty if it is not whole, as the last of a killed process may be. */
    public static Optional<Entry> parse(String line) {
        String[] parts = line.split("\t", -1);
        try {
            return parts.length != PARTS
                    ? Optional.empty()
                    : Optional.of(new Entry(
                            Mark.valueOf(parts[0]),
                            Long.parseLong(parts[1]),
                            parts[2],
                            parts[3],
                            Long.parseLong(parts[4]),
                            Long.parseLong(parts[5]),
                            Long.parseLong(parts[6]),
                            parts[7]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
