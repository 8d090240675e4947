package io.apscheduler.cli;

import io.apscheduler.Scheduler;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the jobs of a store as lines of JSON. */
@Command(
        name = "export",
        header = "Writes the jobs of a store as lines of JSON.",
        description = {
            "",
            "A line has all that was asked of a job, and where it stands: next fire time, run count, pause, quarantine."
                    + " Runs under way stay behind. The lines hold the arguments of tasks, which may be secret. Nothing is"
                    + " changed in the store.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  apscheduler export -o jobs.jsonl scheduler.properties",
            "  apscheduler export old.properties | apscheduler import new.properties"
        },
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class)
final class ExportCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    private CommandSpec command;

    @Mixin
    private StoresFile file = new StoresFile();

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUTPUT",
            description = "Write to this file, which only its owner may read. Default: standard output.")
    private @Nullable Path output;

    ExportCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        ListedProperties listed = file.read().storesAlone();
        String alias = store.of(listed, command);
        PrintWriter err = command.commandLine().getErr();
        Progress progress = new Progress(command.qualifiedName(), "exported", err);
        try (Scheduler scheduler = StoresFile.open(listed.only(alias), clock);
                Stream<String> lines = scheduler.exportJobs(alias)) {
            if (output == null) {
                print(lines.iterator(), progress);
            } else {
                write(lines.iterator(), output, progress);
            }
        }
        err.println("Exported " + Count.of(progress.count(), "job") + " of store " + alias
                + (output == null ? "." : " to " + output + "."));
        err.flush();
        return 0;
    }

    private void print(Iterator<String> lines, Progress progress) throws IOException {
        PrintWriter out = command.commandLine().getOut();
        while (lines.hasNext()) {
            out.print(lines.next());
            out.print('\n');
            progress.add(1);
        }
        if (out.checkError()) {
            throw new IOException("Standard output was closed after " + Count.of(progress.count(), "job") + ".");
        }
    }

    /** Writes beside the file and puts the whole in its place, so that there never is half of one. */
    private static void write(Iterator<String> lines, Path output, Progress progress) throws IOException {
        Path folder = output.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("Cannot write " + output + ": its folder does not exist.");
        }
        Path unfinished = Files.createTempFile(folder, "export", ".part");
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(unfinished)) {
                while (lines.hasNext()) {
                    writer.write(lines.next());
                    writer.write('\n');
                    progress.add(1);
                }
            }
            Files.move(unfinished, output, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
