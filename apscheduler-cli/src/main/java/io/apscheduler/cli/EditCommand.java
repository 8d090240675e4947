package io.apscheduler.cli;

import io.apscheduler.job.Job;
import io.apscheduler.job.Jobs;
import java.time.InstantSource;
import java.time.ZoneId;
import picocli.CommandLine;

/** Does to jobs what needs nothing but their ids. */
final class EditCommand extends JobsChange {
    private final Edit edit;

    private EditCommand(Edit edit, InstantSource clock) {
        super(clock);
        this.edit = edit;
    }

    /** The command that does this. */
    static CommandLine of(Edit edit, InstantSource clock) {
        CommandLine line = new CommandLine(new EditCommand(edit, clock));
        line.getCommandSpec()
                .name(edit.command())
                .usageMessage()
                .header(edit.header())
                .description("", edit.description() + " Nothing is run by this command itself.", "")
                .footer(
                        "",
                        "Examples:",
                        "  apscheduler " + edit.command() + " scheduler.properties report",
                        "  apscheduler " + edit.command() + " --store main scheduler.properties report backup");
        return line;
    }

    @Override
    String apply(Jobs jobs, Job job, ZoneId zone) {
        return edit.apply(jobs, job, zone);
    }
}
