package io.apscheduler.cli;

import io.apscheduler.Examination;
import io.apscheduler.Scheduler;
import io.apscheduler.job.ConfigurationException;
import io.apscheduler.job.Job;
import io.apscheduler.job.SchedulerException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks a configuration and the stores it names, and says what to do about what is wrong. */
@Command(
        name = "doctor",
        header = "Checks a properties file, its stores and their jobs.",
        description = {
            "",
            "Checks the configuration, whether each store can be reached and has its schema, its clock, whether its jobs can"
                    + " be run with the classes here, and what is quarantined, orphaned or waits in vain. One line for each"
                    + " check: ok, warn or fail, and what to do. Nothing is run, and nothing is changed.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  apscheduler doctor scheduler.properties",
            "  apscheduler doctor --class-path \"target/classes:lib/*\" scheduler.properties",
            "",
            "Exit status: 0 nothing failed, 1 something failed, 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class)
final class DoctorCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    private CommandSpec command;

    @Mixin
    private StoresFile file = new StoresFile();

    DoctorCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        ListedProperties listed = file.read();
        Diagnosis diagnosis = new Diagnosis(command.commandLine().getOut(), Screen.of(command, System.getenv()));
        if (isConfigured(listed, diagnosis)) {
            for (String store : listed.lastingStores()) {
                examine(store, listed, diagnosis);
            }
        }
        return diagnosis.hasFailed() ? ErrorReport.FAILED : 0;
    }

    private boolean isConfigured(ListedProperties listed, Diagnosis diagnosis) {
        try {
            Scheduler unstarted =
                    Scheduler.builder().properties(Path.of(file.given())).build();
            Set<String> lasting = listed.lastingStores();
            diagnosis.ok("configuration: " + Count.of(unstarted.jobs().size(), "job") + " in the file, "
                    + (lasting.isEmpty()
                            ? "no store that outlives a program"
                            : "stores " + String.join(", ", lasting)));
            return true;
        } catch (ConfigurationException wrong) {
            wrong.problems().forEach(problem -> diagnosis.fail("configuration: " + hinted(problem)));
            return false;
        }
    }

    private void examine(String store, ListedProperties listed, Diagnosis diagnosis) {
        try (Scheduler scheduler = StoresFile.open(listed.only(store), clock)) {
            diagnosis.ok("store " + store + ": can be reached"
                    + (listed.isInDatabase(store) ? ", its schema is complete" : ""));
            Examination found = scheduler.examine(store);
            new StoreFindings(found, file).tell(diagnosis);
            orphans(store, scheduler, listed, diagnosis);
        } catch (ConfigurationException closed) {
            closed.problems().forEach(problem -> diagnosis.fail("store " + store + ": " + hinted(problem)));
        } catch (SchedulerException failed) {
            diagnosis.fail("store " + store + ": " + failed.getMessage());
        }
    }

    private String hinted(String problem) {
        return ClassPathHint.with(problem, command);
    }

    private void orphans(String store, Scheduler scheduler, ListedProperties listed, Diagnosis diagnosis) {
        List<String> orphans;
        try (Stream<Job> jobs = scheduler.streamJobs(store)) {
            orphans = jobs.filter(job -> listed.isOrphan(job, file.name()))
                    .map(Job::id)
                    .distinct()
                    .toList();
        }
        if (orphans.isEmpty()) {
            diagnosis.ok("store " + store + ": no job is orphaned");
        } else {
            diagnosis.warn("store " + store + ": " + Count.of(orphans.size(), "job") + " came from " + file.name()
                    + ", which no longer names " + (orphans.size() == 1 ? "it" : "them") + " ("
                    + StoreFindings.some(orphans, orphans.size()) + "). Name them again, or: "
                    + file.words(null).of("remove", orphans.get(0)));
        }
    }
}
