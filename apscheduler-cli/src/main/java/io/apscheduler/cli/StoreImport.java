package io.apscheduler.cli;

import io.apscheduler.job.ConflictPolicy;
import io.apscheduler.job.ImportReport;
import io.apscheduler.job.JobConflictException;
import io.apscheduler.job.Jobs;
import io.apscheduler.job.SchedulerException;
import io.apscheduler.job.UnreadableJobException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Brings the jobs of a file into a store, in two passes of which the first only reads; some lines at a time, so that any
 * number of jobs takes the same memory, less eight bytes for each. Confined to one thread.
 */
final class StoreImport {
    private static final int MOST_NAMED = 5;

    private final Jobs jobs;
    private final String store;
    private final ImportLines lines;
    private final CommandSpec command;

    StoreImport(Jobs jobs, String store, ImportLines lines, CommandSpec command) {
        this.jobs = jobs;
        this.store = store;
        this.lines = lines;
        this.command = command;
    }

    /**
     * What the first pass found.
     *
     * @param total how many jobs there are
     * @param taken how many of their ids the store has already
     * @param some the first of these
     * @param repeated whether some id comes more than once
     */
    record Findings(long total, long taken, List<String> some, boolean repeated) {
        Findings {
            some = List.copyOf(some);
        }

        /** What an import would do. */
        String summary(String store) {
            return "Would import " + Count.of(total, "job") + " into store " + store + ": " + (total - taken) + " new, "
                    + taken + " there already" + (taken == 0 ? "." : " (" + named() + ").");
        }

        private String named() {
            return String.join(", ", some) + (taken > some.size() ? ", …" : "");
        }

        /** Ends an import that must not meet jobs of the same ids. */
        void refuseTaken(ConflictPolicy policy, String store) {
            if (policy == ConflictPolicy.FAIL && taken > 0) {
                throw new SchedulerException("Store " + store + " has " + taken + " of the " + Count.of(total, "job")
                        + " already (" + named()
                        + "). Nothing was imported. --on-conflict keep leaves them as they are,"
                        + " --on-conflict replace takes the imported ones.");
            }
        }
    }

    /** Reads everything and writes nothing. */
    Findings check() throws IOException {
        Progress progress = progress("checked");
        Repeats repeats = new Repeats();
        List<String> some = new ArrayList<>();
        long[] taken = {0};
        lines.forEach(batch -> {
            ImportReport report = checked(batch);
            report.ids().forEach(repeats::add);
            taken[0] += report.taken().size();
            report.taken().stream().limit(MOST_NAMED - some.size()).forEach(some::add);
            progress.add(report.ids().size());
        });
        return new Findings(progress.count(), taken[0], some, repeats.any());
    }

    private ImportReport checked(ImportLines.Batch batch) {
        try {
            return jobs.checkImport(store, batch.lines());
        } catch (UnreadableJobException unreadable) {
            throw new SchedulerException(
                    "Line " + batch.numbers().get(unreadable.index()) + " of " + lines.name()
                            + " is not an exported job: " + unreadable.reason() + ". Nothing was imported.",
                    unreadable);
        }
    }

    /** Writes what was checked; tells what was done. */
    String write(ConflictPolicy policy, Findings found) throws IOException {
        // Of an id that comes twice the later line counts: it was exported later, after the job had fired.
        ConflictPolicy writing = policy == ConflictPolicy.FAIL && found.repeated() ? ConflictPolicy.REPLACE : policy;
        Progress progress = progress("imported");
        long[] there = {0};
        lines.forEach(batch -> {
            there[0] += imported(batch, writing, progress.count()).taken().size();
            progress.add(batch.lines().size());
        });
        String kept = policy == ConflictPolicy.KEEP ? " kept as they were" : " replaced";
        return "Imported " + Count.of(found.total(), "job") + " into store " + store + ": " + (found.total() - there[0])
                + " new" + (there[0] == 0 ? "." : ", " + there[0] + kept + ".");
    }

    private ImportReport imported(ImportLines.Batch batch, ConflictPolicy policy, long before) {
        try {
            return jobs.importJobs(store, batch.lines(), policy);
        } catch (JobConflictException overtaken) {
            throw new SchedulerException(
                    "Somebody else has added " + String.join(", ", overtaken.ids()) + " to store " + store
                            + " meanwhile. All other jobs up to the end of " + batch.range() + " of " + lines.name()
                            + " were imported. Repeat with --on-conflict keep or replace.",
                    overtaken);
        } catch (RuntimeException failed) {
            throw new SchedulerException(
                    "Stopped: " + Count.of(before, "job") + " imported, some of " + batch.range() + " of "
                            + lines.name()
                            + " perhaps, none after. " + failed.getMessage()
                            + " Repeat with --on-conflict keep to go on.",
                    failed);
        }
    }

    private Progress progress(String done) {
        return new Progress(command.qualifiedName(), done, command.commandLine().getErr());
    }
}
