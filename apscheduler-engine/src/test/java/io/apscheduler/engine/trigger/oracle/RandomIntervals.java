package io.apscheduler.engine.trigger.oracle;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Makes up triggers other than cron, and combinations. */
final class RandomIntervals {

    private final RandomGenerator random;
    private final RandomSpecs specs;

    RandomIntervals(RandomGenerator random) {
        this.random = random;
        this.specs = new RandomSpecs(random);
    }

    Subject interval() {
        Map<String, String> options = new TreeMap<>();
        if (random.nextInt(4) == 0) {
            options.put(
                    "interval",
                    List.of("PT2H30M", "PT0.25S", "P1D", "P2DT3H4M5.000006S").get(random.nextInt(4)));
        } else {
            options.put("seconds", random.nextInt(90) + "." + (1 + random.nextInt(999_999)));
            maybe(options, "minutes", random.nextInt(200) + ".5");
            maybe(options, "hours", "0.25");
            maybe(options, "days", String.valueOf(random.nextInt(3)));
            maybe(options, "weeks", "0.125");
        }
        return started("interval", options);
    }

    Subject calendarInterval() {
        Map<String, String> options = new TreeMap<>();
        options.put(List.of("years", "months", "weeks", "days").get(random.nextInt(4)), "1");
        maybe(options, "years", String.valueOf(1 + random.nextInt(2)));
        maybe(options, "months", String.valueOf(1 + random.nextInt(25)));
        maybe(options, "weeks", String.valueOf(1 + random.nextInt(9)));
        maybe(options, "days", String.valueOf(1 + random.nextInt(40)));
        options.put("hour", String.valueOf(random.nextInt(random.nextBoolean() ? 24 : 4)));
        maybe(options, "minute", String.valueOf(random.nextInt(60)));
        maybe(options, "second", String.valueOf(random.nextInt(60)));
        maybe(options, "gap", random.nextBoolean() ? "skip" : "shift");
        return started("calendar_interval", options);
    }

    Subject date() {
        ZoneId zone = specs.zone();
        return new Subject("date", Map.of("run_date", specs.text(specs.time(zone), zone)), zone, specs.time(zone));
    }

    /** Two or three short-lived schedules whose fire times meet now and then. */
    Subject combination(String type, Instant around, int depth) {
        Map<String, String> options = new TreeMap<>();
        for (int n = 1; n <= 2 + random.nextInt(2); n++) {
            Subject part = depth == 0 || random.nextInt(4) > 0
                    ? part(around)
                    : combination(random.nextBoolean() ? "any_of" : "all_of", around, depth - 1);
            options.put(String.valueOf(n), part.type());
            for (Map.Entry<String, String> option : part.options().entrySet()) {
                options.put(n + "." + option.getKey(), option.getValue());
            }
        }
        if (type.equals("all_of")) {
            // More than the times of all parts in the window, so that giving up early tells nothing about it.
            options.put("max_iterations", "1000");
            maybe(options, "threshold", List.of("0", "0.5", "2", "30", "90").get(random.nextInt(5)));
        }
        return new Subject(type, options, ZoneId.of("Europe/Berlin"), around);
    }

    private Subject part(Instant around) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        return switch (random.nextInt(5)) {
            case 0 -> Subject.cron(Map.of("minute", "*/" + (1 + random.nextInt(12))), zone);
            case 1 -> Subject.cron(Map.of("minute", String.valueOf(random.nextInt(60)), "second", "*/20"), zone);
            case 2 -> Subject.crontab("*/" + (1 + random.nextInt(20)) + " * * * *", zone);
            case 3 -> Subject.cron(Map.of("hour", "*", "minute", "*/7", "timezone", "Asia/Kathmandu"), zone);
            default ->
                new Subject(
                        "interval",
                        Map.of("seconds", (30 + random.nextInt(400)) + ".5", "start_date", around.toString()),
                        zone,
                        around);
        };
    }

    private Subject started(String type, Map<String, String> options) {
        ZoneId zone = specs.zone();
        Instant time = specs.time(zone);
        Subject subject = new Subject(type, options, zone, time);
        return random.nextInt(3) == 0 ? subject : subject.with("start_date", specs.text(time, zone));
    }

    private void maybe(Map<String, String> options, String key, String value) {
        if (random.nextInt(3) == 0) {
            options.put(key, value);
        }
    }
}
