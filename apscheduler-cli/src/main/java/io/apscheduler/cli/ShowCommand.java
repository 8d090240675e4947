package io.apscheduler.cli;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Job;
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

/** Shows one job without running it. */
@Command(
        name = "show",
        header = "Shows everything about one job.",
        description = {
            "",
            "Nothing is run, and nothing is changed. Arguments of tasks, which may be secret, are not shown.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  apscheduler show scheduler.properties report",
            "  apscheduler show --json --store main scheduler.properties report"
        },
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class)
final class ShowCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    private CommandSpec command;

    @Mixin
    private StoresFile file = new StoresFile();

    @Option(names = "--store", paramLabel = "ALIAS", description = "The store that has the job. Default: any.")
    private @Nullable String store;

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    @Parameters(index = "1", paramLabel = "ID", description = "The job's id.")
    private String id = "";

    ShowCommand(InstantSource clock) {
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
            Job job = new JobSearch(scheduler, store == null ? listed.stores() : Set.of(store)).find(id);
            boolean orphaned = listed.isOrphan(job, file.name());
            if (json) {
                JobJson.print(job, orphaned, out);
            } else {
                Screen screen = Screen.of(command, System.getenv());
                new JobSheet(listed.zone(), screen, file.words(store), orphaned).print(job, out);
            }
        }
        out.flush();
        return 0;
    }
}
