package io.apscheduler.benchmarks.command;

import io.apscheduler.benchmarks.table.Heading;
import io.apscheduler.benchmarks.table.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BinaryOperator;

/** Writes what was measured as tables of Markdown. */
final class Markdown {
    private final Heading heading;
    private final List<String> rows;
    private final List<String> columns;
    private final Figures figures;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param rows who was measured, in order
     * @param columns in which cases, in order
     */
    Markdown(Heading heading, List<String> rows, List<String> columns, Figures figures) {
        this.heading = heading;
        this.rows = rows;
        this.columns = columns;
        this.figures = figures;
    }

    List<String> lines() {
        if (heading.layout() == Heading.Layout.FIGURES_ACROSS) {
            columns.forEach(this::figuresOf);
        } else {
            heading.metrics().forEach(this::casesOf);
        }
        heading.notes().forEach(note -> lines.add("- " + note));
        return lines;
    }

    private void figuresOf(String column) {
        List<String> labels = heading.metrics().stream().map(Metric::label).toList();
        grid(column, rows, labels, (row, label) -> {
            Metric metric = heading.metrics().get(labels.indexOf(label));
            return text(row, column, metric);
        });
    }

    private void casesOf(Metric metric) {
        if (heading.layout() == Heading.Layout.CASES_ACROSS) {
            grid(metric.label(), rows, columns, (row, column) -> text(row, column, metric));
        } else {
            grid(metric.label(), columns, rows, (column, row) -> text(row, column, metric));
            addGeometricMeans(metric);
        }
    }

    /** A last line: how often each row is the baseline, over the cases that both have. */
    private void addGeometricMeans(Metric metric) {
        if (!metric.isCompared()) {
            return;
        }
        StringBuilder line = new StringBuilder("| **geometric mean** |");
        for (String row : rows) {
            OptionalDouble mean = columns.stream()
                    .flatMap(column -> figures.ratio(row, heading.baseline(), column, metric).stream())
                    .mapToDouble(Math::log)
                    .average();
            line.append(mean.isPresent() ? " **" + Spread.number(Math.exp(mean.getAsDouble())) + "×** |" : " – |");
        }
        lines.add(lines.size() - 1, line.toString());
    }

    private void grid(String corner, List<String> down, List<String> across, BinaryOperator<String> text) {
        lines.add("| " + corner + " | " + String.join(" | ", across) + " |");
        lines.add("|---|" + String.join("", Collections.nCopies(across.size(), "--:|")));
        for (String left : down) {
            StringBuilder line = new StringBuilder("| ").append(left).append(" |");
            across.forEach(top -> line.append(' ').append(text.apply(left, top)).append(" |"));
            lines.add(line.toString());
        }
        lines.add("");
    }

    private String text(String row, String column, Metric metric) {
        String value = figures.spread(row, column, metric).map(Spread::toString).orElse("–");
        if (!metric.isCompared() || row.equals(heading.baseline())) {
            return value;
        }
        return figures.ratio(row, heading.baseline(), column, metric)
                .map(ratio -> value + " · **" + Spread.number(ratio) + "×**")
                .orElse(value);
    }
}
