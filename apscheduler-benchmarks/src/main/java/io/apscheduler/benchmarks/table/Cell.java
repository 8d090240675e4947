package io.apscheduler.benchmarks.table;

import java.util.List;

/**
 * One place of a table.
 *
 * @param row who or what is measured
 * @param column in which case
 * @param parameters what the measurement is told
 * @param jvmOptions what its JVM is told beyond what all are told; a later option wins
 */
public record Cell(String row, String column, Parameters parameters, List<String> jvmOptions) {
    /** Copies the options. */
    public Cell {
        jvmOptions = List.copyOf(jvmOptions);
    }

    Cell(String row, String column, Parameters parameters) {
        this(row, column, parameters, List.of());
    }

    /** Row and column, for people. */
    @Override
    public String toString() {
        return column.isEmpty() ? row : row + ", " + column;
    }
}
