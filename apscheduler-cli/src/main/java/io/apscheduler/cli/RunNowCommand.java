package io.apscheduler.cli;

import io.apscheduler.job.Callee;
import io.apscheduler.job.Job;
import io.apscheduler.job.Jobs;
import io.apscheduler.job.SchedulerException;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks for a run of jobs beside their schedules, which may have arguments of its own. */
@Command(
        name = "run-now",
        header = "Asks for one more run of each job, now.",
        description = {
            "",
            "The run comes beside the schedule, also of a paused job; the node that has the job, or the first that is free,"
                    + " makes it. It hears of it after a third of its lease at the latest. Nothing is run by this command"
                    + " itself.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  apscheduler run-now scheduler.properties report",
            "  apscheduler run-now --store main scheduler.properties report backup",
            "  apscheduler run-now --args '[\"boss@example.org\", 1]' --class-path app.jar scheduler.properties report"
        })
final class RunNowCommand extends JobsChange {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--args",
            paramLabel = "JSON",
            description = "A JSON array: what this run is called with in place of the job's own arguments. They are"
                    + " checked here, so the task's class must be on the class path.")
    private @Nullable String text;

    private @Nullable List<@Nullable Object> arguments;

    RunNowCommand(InstantSource clock) {
        super(clock);
    }

    @Override
    public Integer call() throws IOException {
        arguments = text == null ? null : parsed(text);
        return super.call();
    }

    private List<@Nullable Object> parsed(String json) {
        List<@Nullable Object> parsed = ArgumentsText.parse(json);
        if (parsed == null || parsed.isEmpty()) {
            throw new WrongUsageException(
                    command,
                    "--args is \"" + json + "\", but must be a JSON array such as [\"/data\", 3], in quotes, with at"
                            + " least one argument.");
        }
        return parsed;
    }

    @Override
    String apply(Jobs jobs, Job job, ZoneId zone) {
        if (arguments == null) {
            return "Asked for a run of " + named(jobs.runNow(job)) + ".";
        }
        try {
            return "Asked for a run of " + named(jobs.runNow(job, arguments.toArray())) + ", with "
                    + Count.of(arguments.size(), "argument") + " of its own.";
        } catch (IllegalArgumentException refused) {
            throw new SchedulerException(
                    "No run of " + named(job) + " was asked for: " + refused.getMessage() + advice(job), refused);
        }
    }

    private String advice(Job job) {
        Callee callee = job.task().callee();
        if (callee instanceof Callee.Named) {
            return " Only a program that registers it can run it with other arguments.";
        }
        return callee instanceof Callee.Reference && !hasClassPath()
                ? " Where your own classes are is for --class-path to say."
                : "";
    }
}
