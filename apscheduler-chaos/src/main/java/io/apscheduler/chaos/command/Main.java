package io.apscheduler.chaos.command;

import io.apscheduler.chaos.fault.FaultKind;
import io.apscheduler.chaos.load.Load;
import io.apscheduler.chaos.node.StoreChoice;
import io.apscheduler.chaos.report.Page;
import io.apscheduler.chaos.report.Summary;
import io.apscheduler.chaos.server.StoreName;
import io.apscheduler.chaos.verdict.Evidence;
import io.apscheduler.chaos.verdict.Judge;
import io.apscheduler.chaos.verdict.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program behind {@code apscheduler-chaos/run}. The summary goes to standard output, progress to standard error. */
@Command(
        name = "apscheduler-chaos/run",
        header = "Runs several scheduler processes on one store, harms them, and tells whether all promises were kept.",
        description = "",
        footer = {"", "Exit status: 0 all promises were kept, 1 not so, or the run failed, 2 wrong usage."},
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Main implements Callable<Integer> {
    private static final Path MODULE = Path.of(System.getProperty("apscheduler.chaos", "."));
    private static final long MILLION = 1_000_000;

    @Option(names = "--store", paramLabel = "NAME", description = "postgresql (default), mariadb, redis or mongo.")
    private String store = "postgresql";

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "For how long there are fire times (${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--seed", paramLabel = "N", description = "Which faults, and when. Default: another each time.")
    private @Nullable Long seed;

    @Option(names = "--nodes", paramLabel = "N", description = "How many processes (${DEFAULT-VALUE}).")
    private int nodes = 3;

    @Option(
            names = "--faults",
            paramLabel = "KINDS",
            description = "none, all (default), or some, with commas between: kill, stop, freeze, reset, delay, clock,"
                    + " restart, full, roll.")
    private String faults = "all";

    @Option(names = "--jobs", paramLabel = "N", description = "Recurring jobs (${DEFAULT-VALUE}).")
    private int jobs = 200;

    @Option(names = "--one-shots", paramLabel = "N", description = "Jobs that are run once (${DEFAULT-VALUE}).")
    private int oneShots = 1_000;

    @Option(
            names = "--period",
            paramLabel = "S",
            description = "Seconds between fire times of a job (${DEFAULT-VALUE}).")
    private double period = 1;

    @Option(names = "--patient", description = "All jobs may start however late, so that none is missed.")
    private boolean patient;

    @Option(names = "--lease", paramLabel = "S", description = "Seconds that a lease holds (${DEFAULT-VALUE}).")
    private double lease = 3;

    @Option(names = "--report", paramLabel = "FILE", description = "Writes a picture of the run, in HTML.")
    private @Nullable Path report;

    @Option(names = "--wrap", paramLabel = "CLASS", hidden = true, description = "Puts a Wrapping around the store.")
    private String wrapping = "";

    /** Made by picocli's caller. */
    Main() {}

    /** Runs what the arguments ask for, and ends the JVM. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    System.err.println(failure.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        long chosen = seed == null ? ThreadLocalRandom.current().nextInt(1, (int) MILLION) : seed;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Files.createTempDirectory("chaos");
        Settings settings = new Settings(
                new StoreChoice(StoreName.valueOf(store.toUpperCase(Locale.ROOT)), wrapping),
                new Load(jobs, oneShots, (long) (period * MILLION), seconds, patient),
                nodes,
                kinds(),
                (long) (lease * 1_000),
                chosen,
                folder,
                MODULE);
        out.println(replay(chosen));
        long begin = System.nanoTime();
        Evidence evidence = new Session(
                        settings, line -> System.err.printf("%6.1f s  %s%n", (System.nanoTime() - begin) / 1e9, line))
                .run();
        Verdict verdict = Judge.judge(evidence);
        List<String> summary = Summary.lines(evidence, verdict);
        summary.forEach(out::println);
        if (report != null) {
            Files.writeString(report, Page.html(replay(chosen), evidence, verdict));
        }
        if (!verdict.isKept()) {
            out.println("Ledgers and logs are in " + folder + ". Again: " + replay(chosen));
            return 1;
        }
        return 0;
    }

    private Set<FaultKind> kinds() {
        Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
        if (faults.equals("all")) {
            kinds.addAll(EnumSet.allOf(FaultKind.class));
            if (store.equals("mongo")) {
                kinds.remove(FaultKind.FULL);
            }
        } else if (!faults.equals("none")) {
            for (String each : faults.split(",", -1)) {
                kinds.add(FaultKind.valueOf(each.strip().toUpperCase(Locale.ROOT)));
            }
        }
        return kinds;
    }

    private String replay(long chosen) {
        return String.format(
                Locale.ROOT,
                "apscheduler-chaos/run --store %s --seconds %d --seed %d --nodes %d --faults %s --jobs %d --one-shots %d"
                        + " --period %s --lease %s%s%s",
                store,
                seconds,
                chosen,
                nodes,
                faults,
                jobs,
                oneShots,
                period,
                lease,
                patient ? " --patient" : "",
                wrapping.isEmpty() ? "" : " --wrap " + wrapping);
    }
}
