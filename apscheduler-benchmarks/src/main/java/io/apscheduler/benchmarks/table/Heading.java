package io.apscheduler.benchmarks.table;

import java.util.List;

/**
 * What is said about a table.
 *
 * @param name what it is called on the command line and in the page
 * @param about one line
 * @param baseline the row that others are compared with
 * @param metrics the figures
 * @param layout how they are arranged
 * @param notes what a reader of the table has to know
 */
public record Heading(
        String name, String about, String baseline, List<Metric> metrics, Layout layout, List<String> notes) {
    /** How figures are arranged. */
    public enum Layout {
        /** A table for each figure: a line for each row, a column for each case. */
        CASES_ACROSS,
        /** A table for each figure: a line for each case, a column for each row. */
        CASES_DOWN,
        /** A table for each case: a line for each row, a column for each figure. */
        FIGURES_ACROSS
    }

    /** Copies the lists. */
    public Heading {
        metrics = List.copyOf(metrics);
        notes = List.copyOf(notes);
    }
}
