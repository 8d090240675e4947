package io.apscheduler.benchmarks.command;

import io.apscheduler.benchmarks.table.Cell;
import io.apscheduler.benchmarks.table.FreshJvm;
import io.apscheduler.benchmarks.table.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures one table: all rounds, the contenders taking turns. */
final class Session {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Request request;
    private final Table table;
    private final RawResults results;
    private final PrintStream progress;
    private int failures;

    Session(Request request, Table table, RawResults results, PrintStream progress) {
        this.request = request;
        this.table = table;
        this.results = results;
        this.progress = progress;
    }

    /** Measures, and returns how many measurements failed. */
    int measure() throws IOException, InterruptedException {
        if (!request.isAdded()) {
            results.clear();
        }
        List<Cell> cells = table.cells(request.scale()).stream()
                .filter(cell -> request.only().matcher(cell.toString()).find())
                .toList();
        for (int round = 1; round <= request.rounds(); round++) {
            for (int i = 0; i < cells.size(); i++) {
                String place = table.heading().name() + ": round " + round + " of " + request.rounds() + ", " + (i + 1)
                        + " of " + cells.size();
                measure(cells.get(i), place);
            }
        }
        return failures;
    }

    /** The table, with when and how it was measured above it. */
    List<String> lines(LocalDate today) throws IOException {
        Figures figures = new Figures(results.read());
        List<Cell> cells = table.cells(request.scale());
        List<String> rows = cells.stream().map(Cell::row).distinct().toList();
        List<String> columns = cells.stream().map(Cell::column).distinct().toList();
        List<String> lines = new ArrayList<>();
        lines.add("Measured on " + today + " by `apscheduler-benchmarks/run "
                + table.heading().name() + "`: medians of " + figures.count()
                + ", with the least and the most in brackets.");
        lines.add("");
        lines.addAll(new Markdown(table.heading(), rows, columns, figures).lines());
        return lines;
    }

    private void measure(Cell cell, String place) throws IOException, InterruptedException {
        progress.print(place + ": " + cell + " … ");
        progress.flush();
        List<String> options = new ArrayList<>(FreshJvm.OPTIONS);
        options.addAll(request.jvmOptions());
        try {
            Map<String, List<Double>> sample =
                    table.sample(cell, new FreshJvm(System.getProperty("java.class.path"), options, PATIENCE));
            progress.println(brief(sample));
            results.add(figures(cell, sample));
        } catch (InterruptedException | IOException e) {
            throw e;
        } catch (Exception e) {
            failures++;
            progress.println("failed: " + e.getMessage());
        }
    }

    private static String brief(Map<String, List<Double>> sample) {
        List<String> words = new ArrayList<>();
        sample.forEach((metric, values) -> words.add(metric + " " + Spread.of(values)));
        return String.join(", ", words);
    }

    private List<Figure> figures(Cell cell, Map<String, List<Double>> sample) {
        List<Figure> figures = new ArrayList<>();
        sample.forEach((metric, values) -> values.forEach(
                value -> figures.add(new Figure(table.heading().name(), cell.row(), cell.column(), metric, value))));
        return figures;
    }
}
