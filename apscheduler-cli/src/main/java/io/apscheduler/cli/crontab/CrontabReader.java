package io.apscheduler.cli.crontab;

import io.apscheduler.job.Command;
import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.TriggerSpecException;
import io.apscheduler.trigger.Triggers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a user's crontab as cron does, line by line: what a line sets holds for those that follow. A line that cannot be
 * understood is left out and noted, the others stand. Confined to one thread, and to one file.
 */
public final class CrontabReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Surroundings surroundings;
    private final Settings settings;
    private final UserField userField;
    private final List<CrontabEntry> entries = new ArrayList<>();
    private final List<LineNote> wrong = new ArrayList<>();
    private final List<LineNote> remarks = new ArrayList<>();

    private CrontabReader(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.settings = new Settings(surroundings);
        this.userField = UserField.ofThisMachine(surroundings.environment().getOrDefault("PATH", ""));
    }

    /** Reads the text of a file. Lines may end as on any system. */
    public static Crontab read(String text, Surroundings surroundings) {
        CrontabReader reader = new CrontabReader(surroundings);
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        List<String> lines = plain.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            reader.readLine(i + 1, lines.get(i).stripLeading());
        }
        return new Crontab(reader.entries, reader.wrong, reader.remarks);
    }

    private void readLine(int number, String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        try {
            Optional<EnvironmentLine> variable = EnvironmentLine.read(line);
            if (variable.isPresent()) {
                settings.set(variable.get(), number).ifPresent(text -> remarks.add(new LineNote(number, text)));
            } else {
                entries.add(entry(number, line));
            }
        } catch (CrontabLineException refused) {
            wrong.add(new LineNote(number, refused.reason()));
        }
    }

    private CrontabEntry entry(int number, String line) {
        JobLine parts = JobLine.read(line);
        userField.refuseIn(parts.command());
        TriggerSpec trigger = trigger(parts.schedule());
        CommandText text = CommandText.read(parts.command());
        Command command = settings.command(text);
        return new CrontabEntry(
                number, parts.schedule(), trigger, parts.command().strip(), command);
    }

    private TriggerSpec trigger(String schedule) {
        if (schedule.equals(JobLine.AT_START)) {
            return Triggers.now();
        }
        TriggerSpec spec = settings.placed(Triggers.crontab(schedule));
        if (compiled(spec).next(Optional.empty(), surroundings.now()).isEmpty()) {
            throw new CrontabLineException(schedule + " never comes: there is no such day in any of these months");
        }
        return spec;
    }

    private Trigger compiled(TriggerSpec spec) {
        try {
            return Triggers.compile(spec, surroundings.zone(), surroundings.now());
        } catch (TriggerSpecException refused) {
            throw new CrontabLineException(refused.problem());
        }
    }
}
