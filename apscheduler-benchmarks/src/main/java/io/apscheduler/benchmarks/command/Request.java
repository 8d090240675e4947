package io.apscheduler.benchmarks.command;

import io.apscheduler.benchmarks.table.Heading;
import io.apscheduler.benchmarks.table.Scale;
import io.apscheduler.benchmarks.table.Table;
import io.apscheduler.benchmarks.table.Tables;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What was asked for on the command line.
 *
 * @param tables what to measure
 * @param rounds how often
 * @param scale how much
 * @param isWritten whether the page is changed
 * @param isAdded whether what was measured before counts, too
 * @param only which rows and columns, by a part of their text
 * @param jvmOptions more options for every JVM
 */
record Request(
        List<Table> tables,
        int rounds,
        Scale scale,
        boolean isWritten,
        boolean isAdded,
        Pattern only,
        List<String> jvmOptions) {
    static final String HELP = """
            apscheduler-benchmarks/run [option…] TABLE…
            apscheduler-benchmarks/run [option…] all
            apscheduler-benchmarks/run --list

            Measures, and prints a table. Each measurement has a JVM of its own; the contenders take turns.

              --rounds N      how often everything is measured (3)
              --quick         small numbers, to see whether it works
              --write         puts the tables into docs/performance.md, too
              --add           adds to what earlier calls measured, instead of starting anew
              --only REGEX    only what has this in its row or column, such as '^APScheduler, 100,000 .* 2 threads'
              --jvm OPTION    one more option for every JVM that measures, such as -XX:+UseParallelGC
            """;

    static Request parse(List<String> arguments) {
        Deque<String> words = new ArrayDeque<>(arguments);
        List<Table> tables = new ArrayList<>();
        List<String> jvmOptions = new ArrayList<>();
        int rounds = 3;
        Scale scale = Scale.FULL;
        boolean written = false;
        boolean added = false;
        Pattern only = Pattern.compile("");
        while (!words.isEmpty()) {
            String word = words.remove();
            switch (word) {
                case "--rounds" -> rounds = Integer.parseInt(after(word, words));
                case "--quick" -> scale = Scale.QUICK;
                case "--write" -> written = true;
                case "--add" -> added = true;
                case "--only" -> only = Pattern.compile(after(word, words));
                case "--jvm" -> jvmOptions.add(after(word, words));
                case "all" -> tables.addAll(Tables.all());
                default -> tables.add(Tables.named(word));
            }
        }
        if (written && (!scale.equals(Scale.FULL) || !jvmOptions.isEmpty())) {
            throw new IllegalArgumentException("--write takes no table of --quick or --jvm.");
        }
        return new Request(tables, rounds, scale, written, added, only, jvmOptions);
    }

    static List<String> list() {
        return Tables.all().stream()
                .map(Table::heading)
                .map(heading -> line(heading))
                .toList();
    }

    private static String line(Heading heading) {
        return String.format("%-12s %s", heading.name(), heading.about());
    }

    private static String after(String option, Deque<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("Something must follow " + option + ".");
        }
        return words.remove();
    }
}
