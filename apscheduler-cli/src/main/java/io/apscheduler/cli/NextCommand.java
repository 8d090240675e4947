package io.apscheduler.cli;

import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.TriggerSpecException;
import io.apscheduler.trigger.Triggers;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the next fire times of a trigger. */
@Command(
        name = "next",
        header = "Shows when a trigger fires next.",
        description = {
            "",
            "Prints one fire time per line: weekday, date, time, offset and zone, with a note where a clock change moves,"
                    + " repeats or skips one.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  apscheduler next \"30 5 * * mon-fri\"",
            "  apscheduler next -n 3 --zone Europe/Berlin @weekly",
            "  apscheduler next cron day_of_week=mon-fri hour=5 minute=30",
            "  apscheduler next cron month=6-8,11-12 \"day=3rd fri\" hour=0-3",
            "  apscheduler next --from \"2027-03-27\" --zone Europe/Berlin \"30 2 * * *\"",
            "  apscheduler next any_of 1=cron 1.hour=8 2=cron 2.day_of_week=sat 2.hour=10"
        },
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class)
final class NextCommand implements Callable<Integer> {
    private static final int MOST = 100_000;

    private final InstantSource clock;

    @Spec
    private CommandSpec command;

    @Option(names = "-n", paramLabel = "COUNT", defaultValue = "5", description = "How many fire times. Default: 5.")
    private int count;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The time zone of a trigger that names none, such as Europe/Berlin. Default: the system's.")
    private @Nullable String zone;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "The earliest time of interest, such as \"2027-03-28 01:30\". Default: now.")
    private @Nullable String from;

    @Parameters(
            arity = "1..*",
            paramLabel = "SPEC",
            description = "A crontab expression in quotes, or a trigger's type followed by its options: cron hour=5.")
    private List<String> words = new ArrayList<>();

    NextCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (count < 1 || count > MOST) {
            throw refused("-n is from 1 to " + MOST + ", not " + count + ".");
        }
        Instant now = clock.instant();
        TriggerSpec spec = spec();
        ZoneId shown = shownZone(spec);
        Instant start = from == null ? now : start(from, shown, now);
        Trigger trigger = compiled(spec, shown, now);
        List<Instant> times = Triggers.fireTimes(trigger, start).limit(count).toList();
        if (times.isEmpty()) {
            throw new IllegalStateException(
                    Triggers.describe(spec) + " never fires from " + FireTimeText.of(start, shown) + " on.");
        }
        print(times, new ClockChangeNotes(spec, shown, now), start, shown);
        return 0;
    }

    private void print(List<Instant> times, ClockChangeNotes notes, Instant start, ZoneId shown) {
        PrintWriter out = command.commandLine().getOut();
        Instant previous = start;
        for (Instant time : times) {
            notes.skippedBetween(previous, time).forEach(out::println);
            String note = notes.about(time).map(text -> "  (" + text + ")").orElse("");
            out.println(FireTimeText.of(time, shown) + note);
            previous = time;
        }
        if (times.size() < count) {
            out.println("No further fire time.");
        }
        out.flush();
    }

    private TriggerSpec spec() {
        try {
            return TriggerArgument.read(words);
        } catch (IllegalArgumentException wrong) {
            throw refused(wrong.getMessage());
        }
    }

    private ZoneId shownZone(TriggerSpec spec) {
        String own = spec.options().get("timezone");
        try {
            return own != null
                    ? ZoneArgument.read(own)
                    : zone != null ? ZoneArgument.read(zone) : ZoneId.systemDefault();
        } catch (IllegalArgumentException wrong) {
            throw refused(wrong.getMessage());
        }
    }

    private Instant start(String text, ZoneId shown, Instant now) {
        try {
            return Triggers.compile(Triggers.at(text), shown, now)
                    .next(Optional.empty(), Instant.parse("0000-01-01T00:00:00Z"))
                    .orElseThrow();
        } catch (TriggerSpecException wrong) {
            throw refused("--from " + text + ": " + wrong.problem());
        }
    }

    private Trigger compiled(TriggerSpec spec, ZoneId shown, Instant now) {
        try {
            return Triggers.compile(spec, shown, now);
        } catch (TriggerSpecException wrong) {
            String hint = words.size() > 1 && spec.type().equals("crontab")
                    ? " Put a crontab expression in quotes: the shell replaces * by the names of files."
                    : "";
            throw refused(wrong.getMessage() + hint);
        }
    }

    private WrongUsageException refused(@Nullable String message) {
        return new WrongUsageException(command, String.valueOf(message));
    }
}
