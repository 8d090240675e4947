package io.apscheduler.cli.crontab;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;

/**
 * What a crontab is read in.
 *
 * @param environment the variables of this process
 * @param user the user's name
 * @param home the user's home folder
 * @param zone the zone of lines before any {@code CRON_TZ}
 * @param now the present
 */
public record Surroundings(Map<String, String> environment, String user, String home, ZoneId zone, Instant now) {
    /** Copies the environment. */
    public Surroundings {
        environment = Map.copyOf(environment);
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(now, "now");
    }

    /** Those of this process. */
    public static Surroundings ofThisProcess(InstantSource clock) {
        Map<String, String> environment = System.getenv();
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return new Surroundings(
                environment, System.getProperty("user.name"), home, ZoneId.systemDefault(), clock.instant());
    }
}
