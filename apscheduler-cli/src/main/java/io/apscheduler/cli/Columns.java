package io.apscheduler.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Lays cells out in columns, two blanks in front and between, shortened where they would not fit. Immutable.
 *
 * @param width the width to fit into, in characters
 * @param firm how many columns, from the first on, are shortened only when the others are gone
 */
record Columns(int width, int firm) {
    /** Any width will do. */
    static final Columns UNBOUNDED = new Columns(Integer.MAX_VALUE, 0);

    private static final int WIDEST_CELL = 60;
    private static final int NARROWEST = 10;
    private static final int GAP = 2;

    /**
     * The width that each column gets, of the rows below their titles. What does not fit is taken from titles that are longer
     * than what is below them, then from the last columns, then by leaving these out, and at last from the firm ones.
     */
    List<Integer> widths(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        int columns = rows.get(0).size();
        for (int column = 0; column < columns; column++) {
            widths.add(Math.min(WIDEST_CELL, widest(rows, column)));
        }
        List<List<String>> cells = rows.subList(1, rows.size());
        narrow(widths, 0, column -> Math.max(NARROWEST, widest(cells, column)));
        narrow(widths, firm, column -> NARROWEST);
        while (excess(widths) > 0 && widths.size() > Math.max(1, firm)) {
            widths.remove(widths.size() - 1);
        }
        if (widths.size() < columns) {
            widenTheLast(widths, rows);
        }
        narrow(widths, 0, column -> NARROWEST);
        return widths;
    }

    /** Takes what is too much from the last columns first, but leaves each its least width. */
    private void narrow(List<Integer> widths, int first, IntUnaryOperator least) {
        for (int column = widths.size() - 1; column >= first; column--) {
            int wide = widths.get(column);
            int left = Math.max(Math.min(wide, least.applyAsInt(column)), wide - Math.max(0, excess(widths)));
            widths.set(column, left);
        }
    }

    /** Gives what those left out have left to the last of the others, which was shortened for them. */
    private void widenTheLast(List<Integer> widths, List<List<String>> rows) {
        int last = widths.size() - 1;
        int most = Math.min(WIDEST_CELL, widest(rows, last));
        widths.set(last, Math.max(widths.get(last), Math.min(most, widths.get(last) - excess(widths))));
    }

    private int excess(List<Integer> widths) {
        return widths.stream().mapToInt(one -> one + GAP).sum() - width;
    }

    private static int widest(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    /** The lines of the rows. */
    List<String> lines(List<List<String>> rows) {
        List<Integer> widths = widths(rows);
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    /** One row, without the columns that have no width; blanks at its end are left out. */
    static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        IntStream.range(0, widths.size())
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
