package io.apscheduler.cli;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Job;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists jobs without running them. */
@Command(
        name = "jobs",
        header = "Lists the jobs of the stores that a properties file configures.",
        description = {
            "",
            "Nothing is run, and nothing is changed: the jobs that the file itself names are listed where their store is"
                    + " the memory; other stores are shown as they are.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  apscheduler jobs scheduler.properties",
            "  apscheduler jobs --json scheduler.properties"
        },
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class)
final class JobsCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    private CommandSpec command;

    @Option(names = "--class-path", paramLabel = "CP", description = "Where your own classes are, as for run.")
    private @Nullable String classPath;

    @Option(names = "--json", description = "Print a JSON array with an object for each job.")
    private boolean json;

    @Parameters(paramLabel = "FILE", description = "A properties file.")
    private String file = "";

    JobsCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        LogLevel.problems();
        if (classPath != null) {
            Thread.currentThread().setContextClassLoader(ClassPathArgument.loader(classPath));
        }
        ListedProperties listed = ListedProperties.of(InputFile.text(file, System.in));
        Predicate<Job> orphans = job -> listed.isOrphan(job, fileName());
        Scheduler scheduler =
                Scheduler.builder().properties(listed.scheduler()).clock(clock).build();
        PrintWriter out = command.commandLine().getOut();
        scheduler.pause();
        try (scheduler) {
            scheduler.start();
            if (json) {
                JobJson.print(scheduler.jobs(), orphans, out);
            } else {
                scheduler.printJobs(out);
                scheduler.jobs().stream().filter(orphans).forEach(job -> printOrphan(job, out));
            }
        }
        out.flush();
        return 0;
    }

    private String fileName() {
        return Path.of(file).getFileName().toString();
    }

    private void printOrphan(Job job, PrintWriter out) {
        out.println("Orphaned: " + job.id() + " in store " + job.store() + " came from " + fileName()
                + ", which no longer names it.");
    }
}
