package io.apscheduler.engine.trigger.oracle;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes specs up, from every kind of expression, with a taste for the edges. */
final class RandomSpecs {

    private static final List<ZoneId> ZONES = Zones.all().toList();
    private static final List<String> ORDINALS = List.of("1st", "2nd", "3rd", "4th", "5th", "last");
    private static final Map<String, FieldRange> RANGES = Map.of(
            "year", new FieldRange(1990, 2037, List.of(), false),
            "month", FieldRange.MONTH,
            "day", FieldRange.DAY,
            "week", FieldRange.WEEK,
            "day_of_week", FieldRange.WEEKDAY,
            "hour", FieldRange.HOUR,
            "minute", FieldRange.SIXTY,
            "second", FieldRange.SIXTY);

    /** How often, in percent, a field is given. */
    private static final Map<String, Integer> GIVEN = Map.of(
            "year", 8, "month", 25, "day", 30, "week", 10, "day_of_week", 25, "hour", 65, "minute", 65, "second", 25);

    private final RandomGenerator random;

    RandomSpecs(RandomGenerator random) {
        this.random = random;
    }

    Subject cron() {
        Map<String, String> options = new TreeMap<>();
        while (options.isEmpty()) {
            for (String field : CronPattern.FIELDS) {
                if (percent(GIVEN.get(field))) {
                    options.put(field, field.equals("day") ? days() : numbers(RANGES.get(field)));
                }
            }
        }
        return withClockOptions(Subject.cron(options, zone()));
    }

    Subject crontab() {
        List<String> fields = new ArrayList<>();
        for (FieldRange range : List.of(
                FieldRange.SIXTY, FieldRange.HOUR, FieldRange.DAY, FieldRange.MONTH, FieldRange.CRONTAB_WEEKDAY)) {
            fields.add(percent(40) ? "*" : numbers(range).replace(" ", ""));
        }
        return withClockOptions(Subject.crontab(String.join(percent(20) ? "\t " : " ", fields), zone()));
    }

    ZoneId zone() {
        return ZONES.get(random.nextInt(ZONES.size()));
    }

    /** Half of them close to a change of the clocks. */
    Instant time(ZoneId zone) {
        Instant any = Instant.parse("1990-01-01T00:00:00Z")
                .plus(random.nextLong(47L * 366 * 86_400 * 1_000_000), ChronoUnit.MICROS);
        var change = zone.getRules().nextTransition(any);
        if (change == null || percent(50)) {
            return any;
        }
        return change.getInstant()
                .minus(change.getDuration().abs())
                .minus(random.nextLong(7_200_000_000L), ChronoUnit.MICROS);
    }

    /** One of the ways to write a time down. */
    String text(Instant time, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(time, zone);
        boolean unique = zone.getRules().getValidOffsets(local).size() == 1;
        if (!unique || percent(30)) {
            return time.toString();
        }
        if (percent(30)) {
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(900 * random.nextInt(-40, 40));
            return LocalDateTime.ofInstant(time, offset) + offset.getId();
        }
        String form = percent(50) ? "uuuu-MM-dd HH:mm:ss.SSSSSS" : "uuuu-M-d'T'H:m:s.SSSSSS";
        return local.format(DateTimeFormatter.ofPattern(form, Locale.ROOT));
    }

    private Subject withClockOptions(Subject bare) {
        Subject subject = bare;
        if (percent(50)) {
            subject = subject.with("gap", percent(50) ? "shift" : "skip");
        }
        if (percent(60)) {
            subject = subject.with("overlap", List.of("first", "both", "auto").get(random.nextInt(3)));
        }
        return percent(30) ? subject.with("timezone", zone().getId()) : subject;
    }

    private String numbers(FieldRange range) {
        return list(() -> number(range));
    }

    private String days() {
        return list(() -> percent(60)
                ? number(FieldRange.DAY)
                : percent(30)
                        ? "last"
                        : ORDINALS.get(random.nextInt(6)) + " "
                                + FieldRange.WEEKDAY.names().get(random.nextInt(7)));
    }

    private String list(Supplier<String> expression) {
        StringBuilder list = new StringBuilder(expression.get());
        while (percent(30)) {
            list.append(percent(20) ? " , " : ",").append(expression.get());
        }
        return percent(10) ? list.toString().toUpperCase(Locale.ROOT) : list.toString();
    }

    private String number(FieldRange range) {
        int size = range.max() - range.min() + 1;
        int first = range.min() + random.nextInt(size);
        int last = range.wraps() ? range.min() + random.nextInt(size) : first + random.nextInt(range.max() - first + 1);
        int step = 1 + random.nextInt(percent(80) ? Math.min(10, size) : 2 * size);
        return switch (random.nextInt(7)) {
            case 0 -> "*/" + step;
            case 1 -> name(first, range) + "/" + step;
            case 2, 3 -> name(first, range) + "-" + name(last, range);
            case 4 -> name(first, range) + "-" + name(last, range) + "/" + step;
            default -> name(first, range);
        };
    }

    private String name(int number, FieldRange range) {
        int index = number - range.min();
        return index < range.names().size() && percent(50) ? range.names().get(index) : String.valueOf(number);
    }

    private boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }
}
