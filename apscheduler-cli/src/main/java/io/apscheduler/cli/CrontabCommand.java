package io.apscheduler.cli;

import io.apscheduler.Scheduler;
import io.apscheduler.cli.crontab.Crontab;
import io.apscheduler.cli.crontab.CrontabEntry;
import io.apscheduler.cli.crontab.CrontabJobs;
import io.apscheduler.cli.crontab.CrontabReader;
import io.apscheduler.cli.crontab.LineNote;
import io.apscheduler.cli.crontab.Surroundings;
import io.apscheduler.job.Job;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a crontab in the foreground. */
@Command(
        name = "crontab",
        header = "Runs a crontab as it is, in the foreground.",
        description = {
            "",
            "Tells which lines it loaded and when each runs next, then runs them until Ctrl-C, which waits for commands"
                    + " in progress; a second Ctrl-C does not. A line that is wrong is reported with its number; the"
                    + " others run.",
            "",
            "Five fields, names, ranges, steps, lists, @macros (@reboot: once, at the start), environment lines, CRON_TZ"
                    + " and %% are read as cron reads them. Nothing is mailed: output appears here.",
            ""
        },
        footer = {"", "Examples:", "  apscheduler crontab my.crontab", "  crontab -l | apscheduler crontab -"},
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class)
final class CrontabCommand implements Callable<Integer> {
    private static final int THREADS = 1000;

    private final InstantSource clock;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "FILE", description = "A user's crontab; - for standard input.")
    private String file = "";

    CrontabCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        Crontab crontab = CrontabReader.read(InputFile.text(file, System.in), Surroundings.ofThisProcess(clock));
        tell(crontab);
        if (crontab.entries().isEmpty()) {
            throw new IllegalStateException(file + " has no line that can run.");
        }
        Scheduler scheduler = Scheduler.builder()
                .property("apscheduler.name", "crontab")
                .property("apscheduler.standalone", "true")
                .property("apscheduler.task.commands", "true")
                .property("apscheduler.threadpool.max_threads", String.valueOf(THREADS))
                .clock(clock)
                .build();
        scheduler.scheduleAll(CrontabJobs.runningCommands().of(crontab));
        new Foreground(scheduler, new RunLog(ZoneId.systemDefault()), jobs -> overview(crontab, jobs)).run();
        return 0;
    }

    private void tell(Crontab crontab) {
        PrintWriter err = command.commandLine().getErr();
        for (LineNote wrong : crontab.wrong()) {
            err.println(file + ":" + wrong.line() + ": left out: " + wrong.text());
        }
        for (LineNote remark : crontab.remarks()) {
            err.println(file + ":" + remark.line() + ": note: " + remark.text());
        }
        err.flush();
    }

    private void overview(Crontab crontab, List<Job> jobs) {
        Map<String, CrontabEntry> entries =
                crontab.entries().stream().collect(Collectors.toMap(CrontabEntry::id, Function.identity()));
        JobTable table = new JobTable(
                ZoneId.systemDefault(),
                "SCHEDULE",
                job -> text(entries, job, CrontabEntry::schedule),
                "COMMAND",
                job -> text(entries, job, CrontabEntry::text));
        PrintWriter out = command.commandLine().getOut();
        int wrong = crontab.wrong().size();
        out.println(Count.of(jobs.size(), "job") + " from " + file
                + (wrong == 0 ? "" : ", " + Count.of(wrong, "line") + " left out"));
        table.print(jobs, out);
        out.flush();
    }

    private static String text(Map<String, CrontabEntry> entries, Job job, Function<CrontabEntry, String> part) {
        return Optional.ofNullable(entries.get(job.id())).map(part).orElse("");
    }
}
