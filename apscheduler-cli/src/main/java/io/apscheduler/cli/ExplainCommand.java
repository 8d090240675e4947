package io.apscheduler.cli;

import io.apscheduler.Scheduler;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains why a job runs or does not. */
@Command(
        name = "explain",
        header = "Explains why a job runs, or does not.",
        description = {
            "",
            "Tells where the job stands, who has it, what comes next, and what went wrong with it last. Nothing is run, and"
                    + " nothing is changed.",
            ""
        },
        footer = {"", "Example:", "  apscheduler explain scheduler.properties report"},
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class)
final class ExplainCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    private CommandSpec command;

    @Mixin
    private StoresFile file = new StoresFile();

    @Option(names = "--store", paramLabel = "ALIAS", description = "The store that has the job. Default: any.")
    private @Nullable String store;

    @Parameters(index = "1", paramLabel = "ID", description = "The job's id.")
    private String id = "";

    ExplainCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        ListedProperties listed = file.read();
        if (store != null) {
            StoreChoice.requireKnown(command, store, listed.stores());
        }
        PrintWriter out = command.commandLine().getOut();
        try (Scheduler scheduler = StoresFile.open(listed, clock)) {
            JobSearch search = new JobSearch(scheduler, store == null ? listed.stores() : Set.of(store));
            out.println(new CommandReason(file.words(store))
                    .in(scheduler.explain(search.find(id)))
                    .text());
        }
        out.flush();
        return 0;
    }
}
