package io.apscheduler.cli;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Job;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            "  apscheduler jobs --state paused,quarantined scheduler.properties",
            "  apscheduler jobs --json --match \"report*\" scheduler.properties"
        },
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class)
final class JobsCommand implements Callable<Integer> {
    private static final int MOST_ROWS = 1_000;

    private final InstantSource clock;

    @Spec
    private CommandSpec command;

    @Mixin
    private StoresFile file = new StoresFile();

    @Mixin
    private JobFilter filter = new JobFilter();

    @Option(names = "--json", description = "Print a JSON array with an object for each job.")
    private boolean json;

    JobsCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        ListedProperties listed = file.read();
        filter.check(command, listed.stores());
        Set<String> stores = filter.stores(listed.stores());
        Predicate<Job> orphans = job -> listed.isOrphan(job, file.name());
        PrintWriter out = command.commandLine().getOut();
        try (Scheduler scheduler = StoresFile.open(listed, clock)) {
            if (json) {
                printJson(scheduler, stores, orphans, out);
            } else {
                printTables(scheduler, stores, listed, out);
            }
        }
        out.flush();
        return 0;
    }

    private void printTables(Scheduler scheduler, Set<String> stores, ListedProperties listed, PrintWriter out) {
        Predicate<Job> orphans = job -> listed.isOrphan(job, file.name());
        Screen screen = Screen.of(command, System.getenv());
        StoreListing listing = new StoreListing(listed.zone(), screen, filter.limit(MOST_ROWS), orphans);
        String none = filter.selects() ? "No such jobs" : "No scheduled jobs";
        for (String store : stores) {
            try (Stream<Job> jobs = scheduler.streamJobs(store)) {
                listing.print(store, jobs.filter(filter::accepts), none, out);
            }
        }
        for (String store : stores) {
            try (Stream<Job> jobs = scheduler.streamJobs(store)) {
                jobs.filter(filter::accepts).filter(orphans).forEach(job -> printOrphan(job, out));
            }
        }
    }

    private void printJson(Scheduler scheduler, Set<String> stores, Predicate<Job> orphans, PrintWriter out)
            throws IOException {
        try (JobJson array = JobJson.to(out)) {
            for (String store : stores) {
                try (Stream<Job> jobs = scheduler.streamJobs(store)) {
                    Stream<Job> chosen = jobs.filter(filter::accepts).limit(filter.limit(Integer.MAX_VALUE));
                    for (Job job : (Iterable<Job>) chosen::iterator) {
                        array.add(job, orphans.test(job));
                    }
                }
            }
        }
        out.println();
    }

    private void printOrphan(Job job, PrintWriter out) {
        out.println("Orphaned: " + job.id() + " in store " + job.store() + " came from " + file.name()
                + ", which no longer names it.");
    }
}
