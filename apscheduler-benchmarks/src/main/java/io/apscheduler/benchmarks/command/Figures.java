package io.apscheduler.benchmarks.command;

import io.apscheduler.benchmarks.table.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was measured for one table, by row, column and figure. Immutable. */
final class Figures {
    private record Place(String row, String column, String metric) {}

    private final Map<Place, List<Double>> values = new LinkedHashMap<>();

    Figures(List<Figure> figures) {
        for (Figure figure : figures) {
            values.computeIfAbsent(
                            new Place(figure.row(), figure.column(), figure.metric()), place -> new ArrayList<>())
                    .add(figure.value());
        }
    }

    Optional<Spread> spread(String row, String column, Metric metric) {
        return Optional.ofNullable(values.get(new Place(row, column, metric.key())))
                .map(Spread::of);
    }

    /** How often the median is that of the baseline; empty where one of them is not above zero, or missing. */
    Optional<Double> ratio(String row, String baseline, String column, Metric metric) {
        return spread(row, column, metric)
                .flatMap(ours -> spread(baseline, column, metric)
                        .filter(theirs -> theirs.median() > 0 && ours.median() > 0)
                        .map(theirs -> ours.median() / theirs.median()));
    }

    /** The most values that any figure has. */
    int count() {
        return values.values().stream().mapToInt(List::size).max().orElse(0);
    }
}
