package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.contender.ContenderName;
import io.apscheduler.benchmarks.contender.FirstRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long it takes from the start of a JVM to the first run of a job, and what has to be on the class path. */
final class Start implements Table {
    private static final int REPETITIONS = 5;
    /** No word about logging, which nobody has set up. */
    private static final List<String> QUIET = List.of("-Dslf4j.internal.verbosity=ERROR");

    private static final List<ContenderName> CONTENDERS = List.of(
            ContenderName.OURS, ContenderName.QUARTZ, ContenderName.JDK, ContenderName.GUICE, ContenderName.BARE_JVM);

    @Override
    public Heading heading() {
        return new Heading(
                "start",
                "From the start of a JVM to the first run of a job, and the size of the class path",
                ContenderName.QUARTZ.label(),
                List.of(
                        new Metric("millis", "ms to the first run", true),
                        new Metric("jars", "jars", false),
                        new Metric("kilobytes", "kB of jars", false)),
                Heading.Layout.FIGURES_ACROSS,
                List.of("Each has its own dependencies on the class path, and this program's classes, which are not"
                        + " counted. The last two lines schedule nothing."));
    }

    @Override
    public List<Cell> cells(Scale scale) {
        return CONTENDERS.stream()
                .map(contender -> new Cell(contender.label(), "start", Parameters.NONE.with(contender)))
                .toList();
    }

    @Override
    public Map<String, List<Double>> sample(Cell cell, FreshJvm jvm) throws IOException, InterruptedException {
        ContenderName contender = cell.parameters().contender();
        ClassPath path = ClassPath.of(contender, jvm.classPath());
        List<String> program = List.of(FirstRun.class.getName(), contender.name());
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < REPETITIONS; i++) {
            long start = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
            List<String> lines = jvm.run(path.text(), QUIET, program);
            millis.add((Long.parseLong(lines.get(0)) - start) / 1e3);
        }
        double bytes = path.jars().stream()
                .map(Path::toFile)
                .mapToLong(java.io.File::length)
                .sum();
        return Map.of(
                "millis", millis,
                "jars", List.of((double) path.jars().size()),
                "kilobytes", List.of(Math.rint(bytes / 1_000)));
    }
}
