package io.apscheduler.cli.crontab;

import io.apscheduler.job.Command;
import io.apscheduler.trigger.CrontabSpec;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the lines read so far have set for those that follow.
 *
 * <p>As in cronie, {@code CRON_TZ} is the zone of the schedules, {@code TZ} is merely a variable of the commands, and
 * {@code RANDOM_DELAY} spreads the starts over so many minutes.
 */
final class Settings {
    private static final String DEFAULT_SHELL = "/bin/sh";

    private final Map<String, String> variables = new LinkedHashMap<>();
    private final String user;
    private @Nullable ZoneId zone;
    private @Nullable String zoneProblem;
    private Duration spread = Duration.ZERO;

    Settings(Surroundings surroundings) {
        user = surroundings.user();
        variables.put("SHELL", DEFAULT_SHELL);
        variables.put("HOME", surroundings.home());
    }

    /**
     * Sets a variable.
     *
     * @return what the user should know about it, empty if nothing
     * @throws CrontabLineException if the value makes no sense
     */
    Optional<String> set(EnvironmentLine line, int number) {
        switch (line.name()) {
            case "CRON_TZ" -> setZone(line.value(), number);
            case "RANDOM_DELAY" -> setSpread(line.value());
            default -> {}
        }
        variables.put(line.name(), line.value());
        return remark(line);
    }

    /**
     * The schedule in the zone that holds here.
     *
     * @throws CrontabLineException if that zone is unknown
     */
    CrontabSpec placed(CrontabSpec spec) {
        if (zoneProblem != null) {
            throw new CrontabLineException(zoneProblem);
        }
        CrontabSpec placed = zone == null ? spec : spec.timeZone(zone);
        return spread.isZero() ? placed : placed.jitter(spread);
    }

    /** The command with the shell, environment and directory that hold here. */
    Command command(CommandText text) {
        Map<String, String> environment = new LinkedHashMap<>(variables);
        environment.put("LOGNAME", user);
        environment.put("USER", user);
        Command command = Command.shell(variable("SHELL", DEFAULT_SHELL), text.line())
                .withEnvironment(environment)
                .withDirectory(variable("HOME", "/"));
        return text.input() == null ? command : command.withInput(text.input());
    }

    private String variable(String name, String otherwise) {
        String value = variables.getOrDefault(name, "");
        return value.isEmpty() ? otherwise : value;
    }

    private void setZone(String text, int number) {
        zone = null;
        zoneProblem = null;
        if (text.isEmpty()) {
            return;
        }
        try {
            zone = ZoneId.of(text.startsWith(":") ? text.substring(1) : text);
        } catch (DateTimeException unknown) {
            zoneProblem = "the time zone of this line, set in line " + number + ", is unknown: " + text;
            throw new CrontabLineException("there is no time zone \"" + text
                    + "\"; the lines up to the next CRON_TZ are left out, as they would run at wrong times");
        }
    }

    private void setSpread(String minutes) {
        try {
            spread = Duration.ofMinutes(Integer.parseUnsignedInt(minutes));
        } catch (NumberFormatException wrong) {
            throw new CrontabLineException("RANDOM_DELAY is a number of minutes, not \"" + minutes + "\"");
        }
    }

    private static Optional<String> remark(EnvironmentLine line) {
        String value = line.value();
        return switch (line.name()) {
            case "MAILTO" ->
                value.isEmpty()
                        ? Optional.empty()
                        : Optional.of("nothing is mailed to " + value + ": output and failures appear here");
            case "TZ" ->
                Optional.of("TZ is the zone of what the commands print; CRON_TZ is the zone of the times in this file");
            case "LOGNAME", "USER" -> Optional.of(line.name() + " cannot be set; commands run as you");
            default ->
                value.contains("$")
                        ? Optional.of(line.name() + " is taken literally: $ is not replaced in such lines")
                        : Optional.empty();
        };
    }
}
