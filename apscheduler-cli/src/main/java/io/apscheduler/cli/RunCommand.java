package io.apscheduler.cli;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Job;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the jobs of a properties file in the foreground. */
@Command(
        name = "run",
        header = "Runs the jobs of a properties file, in the foreground.",
        description = {
            "",
            "Tells which jobs there are and when each runs next, then runs them until none is left or until Ctrl-C, which"
                    + " waits for runs in progress; a second Ctrl-C does not. Jobs may be commands of the operating system.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  apscheduler run docs/examples/quickstart.properties",
            "  apscheduler run --class-path \"target/classes:lib/*\" scheduler.properties"
        },
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class)
final class RunCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--class-path",
            paramLabel = "CP",
            description = "Where your own classes are: folders and jars, folder/* for all jars in a folder.")
    private @Nullable String classPath;

    @Parameters(paramLabel = "FILE", description = "A properties file.")
    private Path file = Path.of("");

    RunCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (classPath != null) {
            Thread.currentThread().setContextClassLoader(ClassPathArgument.loader(classPath));
        }
        Scheduler scheduler = Scheduler.builder()
                .property("apscheduler.task.commands", "true")
                .properties(file)
                .property("apscheduler.standalone", "true")
                .clock(clock)
                .build();
        new Foreground(scheduler, new RunLog(ZoneId.systemDefault()), this::overview).run();
        return 0;
    }

    private void overview(List<Job> jobs) {
        JobTable table = new JobTable(ZoneId.systemDefault(), "TRIGGER", JobText::trigger, "TASK", JobText::task);
        PrintWriter out = command.commandLine().getOut();
        out.println(jobs.isEmpty() ? "No jobs in " + file : Count.of(jobs.size(), "job") + " from " + file);
        table.print(jobs, out);
        out.flush();
    }
}
