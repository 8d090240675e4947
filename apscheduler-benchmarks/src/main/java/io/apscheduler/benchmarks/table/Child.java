package io.apscheduler.benchmarks.table;

import java.util.List;
import java.util.Map;

/**
 * The program of a fresh JVM: measures one thing and prints its figures. Arguments: the name of the table, and the
 * parameters, such as {@code contender=OURS jobs=100000}. Useful by itself under a profiler.
 */
public final class Child {
    /** What a line with a figure begins with. */
    static final String MARK = "figure ";

    private Child() {}

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        if (!(Tables.named(words.get(0)) instanceof Program table)) {
            throw new IllegalArgumentException("The table " + words.get(0) + " is not measured by a program.");
        }
        Map<String, Double> figures = table.measure(Parameters.ofArguments(words.subList(1, words.size())));
        figures.forEach((key, value) -> System.out.println(MARK + key + " " + value));
        // Some contenders leave threads behind that would keep the JVM.
        System.exit(0);
    }
}
