package io.apscheduler.cli;

import io.apscheduler.Scheduler;
import io.apscheduler.job.ConflictPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads the jobs that {@code export} wrote into a store. */
@Command(
        name = "import",
        header = "Reads exported jobs into a store.",
        description = {
            "",
            "All lines are read and checked before the first job is added: one that cannot be read, or with --on-conflict"
                    + " fail an id that is taken, and nothing is imported. Nothing is run here.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  apscheduler import --dry-run scheduler.properties jobs.jsonl",
            "  apscheduler import --store main --on-conflict keep scheduler.properties jobs.jsonl"
        },
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class)
final class ImportCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    private CommandSpec command;

    @Mixin
    private StoresFile file = new StoresFile();

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(
            names = "--on-conflict",
            paramLabel = "POLICY",
            description = "What becomes of jobs whose ids the store has already: fail (default) imports nothing, keep"
                    + " leaves them as they are, replace takes the imported ones.")
    private String onConflict = "fail";

    @Option(names = "--dry-run", description = "Check everything, and import nothing.")
    private boolean dryRun;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "INPUT",
            description = "A file of exported jobs; standard input if there is none, or for -.")
    private String input = "-";

    ImportCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        ConflictPolicy policy = policy();
        ListedProperties listed = file.read().storesAlone();
        String alias = store.of(listed, command);
        PrintWriter out = command.commandLine().getOut();
        try (ImportLines lines = ImportLines.of(input, System.in);
                Scheduler scheduler = StoresFile.openOrMake(listed.only(alias), clock)) {
            StoreImport work = new StoreImport(scheduler, alias, lines, command);
            StoreImport.Findings found = work.check();
            if (dryRun) {
                out.println(found.summary(alias));
            } else {
                found.refuseTaken(policy, alias);
                out.println(work.write(policy, found));
            }
            out.flush();
            return dryRun && policy == ConflictPolicy.FAIL && found.taken() > 0 ? ErrorReport.FAILED : 0;
        }
    }

    private ConflictPolicy policy() {
        return Stream.of(ConflictPolicy.values())
                .filter(policy -> policy.name().equals(onConflict.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new WrongUsageException(
                        command, "--on-conflict must be fail, keep or replace, not \"" + onConflict + "\"."));
    }
}
