package io.apscheduler.cli.crontab;

import io.apscheduler.job.Command;
import io.apscheduler.trigger.TriggerSpec;
import java.util.Objects;

/**
 * One line of a crontab that runs something.
 *
 * @param line its number in the file, from 1
 * @param schedule the five fields or the macro, as written
 * @param trigger when it runs, in the zone that holds at this line
 * @param text what it runs, as written, {@code %} included
 * @param command what it runs, with shell, environment, directory and input
 */
public record CrontabEntry(int line, String schedule, TriggerSpec trigger, String text, Command command) {
    /** Checks the parts. */
    public CrontabEntry {
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(command, "command");
    }

    /** The line's number and the name of its program: {@code 12-backup.sh}. */
    public String id() {
        return line + "-" + ProgramName.of(command.words().get(0));
    }
}
