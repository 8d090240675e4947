package io.apscheduler.cli;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Job;
import io.apscheduler.job.Jobs;
import io.apscheduler.job.SchedulerException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Does one thing to jobs of a store that others run. Each job is done by itself: one that fails hinders no other. */
@Command(mixinStandardHelpOptions = true, versionProvider = BuildVersion.class)
abstract class JobsChange implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    private CommandSpec command;

    @Mixin
    private StoresFile file = new StoresFile();

    @Option(names = "--store", paramLabel = "ALIAS", description = "The store that has the jobs. Default: any.")
    private @Nullable String store;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "ID", description = "The ids of the jobs.")
    private List<String> ids = List.of();

    JobsChange(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Does it to one job, and tells what was done.
     *
     * @throws SchedulerException if it cannot be done
     */
    abstract String apply(Jobs jobs, Job job, ZoneId zone);

    /** Whether the user said where the classes of the jobs are. */
    final boolean hasClassPath() {
        return file.hasClassPath();
    }

    /** How a job is called in what is told. */
    static String named(Job job) {
        return job.id() + " in store " + job.store();
    }

    @Override
    public Integer call() throws IOException {
        ListedProperties listed = file.read().storesAlone();
        Set<String> stores = stores(listed);
        try (Scheduler scheduler = StoresFile.open(listed, clock)) {
            JobSearch search = new JobSearch(scheduler, stores);
            boolean failed = false;
            for (String id : ids) {
                failed |= !isDone(scheduler, search, id, listed);
            }
            return failed ? ErrorReport.FAILED : 0;
        }
    }

    private Set<String> stores(ListedProperties listed) {
        if (store != null) {
            StoreChoice.requireLasting(command, store, listed);
            return Set.of(store);
        }
        Set<String> lasting = listed.lastingStores();
        if (lasting.isEmpty()) {
            throw new WrongUsageException(
                    command,
                    file.given() + " configures no store that outlives a program: there are no jobs to "
                            + command.name() + ".");
        }
        return lasting;
    }

    private boolean isDone(Scheduler scheduler, JobSearch search, String id, ListedProperties listed) {
        PrintWriter out = command.commandLine().getOut();
        try {
            out.println(apply(scheduler, search.find(id), listed.zone()));
            out.flush();
            return true;
        } catch (SchedulerException refused) {
            ErrorReport.tell(command.commandLine(), refused);
            return false;
        }
    }
}
