package io.apscheduler.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lays cells out in columns, two blanks in front and between, shortened where they would not fit. Immutable.
 *
 * @param width the width to fit into, in characters
 */
record Columns(int width) {
    /** Any width will do. */
    static final Columns UNBOUNDED = new Columns(Integer.MAX_VALUE);

    private static final int WIDEST_CELL = 60;
    private static final int NARROWEST = 10;
    private static final int GAP = 2;

    /** The width that each column gets: the last ones are shortened first. */
    List<Integer> widths(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.get(0).size(); column++) {
            widths.add(Math.min(WIDEST_CELL, widest(rows, column)));
        }
        int excess = widths.stream().mapToInt(one -> one + GAP).sum() - width;
        for (int column = widths.size() - 1; column >= 0 && excess > 0; column--) {
            int wide = widths.get(column);
            int left = Math.max(Math.min(wide, NARROWEST), wide - excess);
            widths.set(column, left);
            excess -= wide - left;
        }
        return widths;
    }

    private static int widest(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    /** The lines of the rows. */
    List<String> lines(List<List<String>> rows) {
        List<Integer> widths = widths(rows);
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    /** One row; blanks at its end are left out. */
    static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        IntStream.range(0, row.size())
                .forEach(column -> line.append(" ".repeat(GAP)).append(cell(row.get(column), widths.get(column))));
        return line.toString().stripTrailing();
    }

    private static String cell(String text, int width) {
        return shortened(text, width) + " ".repeat(Math.max(0, width - text.length()));
    }

    /** The text, or its beginning with an ellipsis. */
    static String shortened(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
