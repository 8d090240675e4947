package io.apscheduler.benchmarks.cron;

import java.util.List;
import java.util.Random;

/** Expressions that Quartz accepts, at random. */
final class RandomQuartzExpressions {
    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    private final Random random;

    RandomQuartzExpressions(Random random) {
        this.random = random;
    }

    String next() {
        boolean byDay = random.nextBoolean();
        String day = byDay ? day() : weekday();
        // Of a day that W moves to a Monday Quartz knows the first time only, so that is given no others
        String hours = day.endsWith("W") ? Integer.toString(random.nextInt(24)) : list(0, 23, List.of());
        String minutes = day.endsWith("W") ? "5 10" : seldomMany(59) + " " + seldomMany(59);
        String months = list(1, 12, MONTHS);
        return minutes + " " + hours + " " + (byDay ? day + " " + months + " ?" : "? " + months + " " + day) + year();
    }

    private String seldomMany(int max) {
        return random.nextInt(4) == 0 ? list(0, max, List.of()) : Integer.toString(random.nextInt(max + 1));
    }

    private String year() {
        return switch (random.nextInt(6)) {
            case 0 -> " *";
            case 1 -> " " + (2024 + random.nextInt(20)) + "/" + (1 + random.nextInt(5));
            case 2 -> " 2025-" + (2025 + random.nextInt(20));
            default -> "";
        };
    }

    private String day() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextBoolean() ? "L" : "L," + (1 + random.nextInt(28));
            case 1 -> "LW";
            case 2 -> "L-" + (1 + random.nextInt(30));
            case 3 -> "L-" + (1 + random.nextInt(25)) + "W";
            case 4 -> (1 + random.nextInt(31)) + "W";
            default -> list(1, 31, List.of());
        };
    }

    private String weekday() {
        int weekday = random.nextInt(7);
        String text = random.nextBoolean() ? WEEKDAYS.get(weekday) : Integer.toString(weekday + 1);
        return switch (random.nextInt(6)) {
            case 0 -> "L";
            case 1 -> text + "L";
            case 2 -> text + "#" + (1 + random.nextInt(5));
            default -> list(1, 7, WEEKDAYS);
        };
    }

    private String list(int min, int max, List<String> names) {
        if (random.nextInt(3) == 0) {
            return "*";
        }
        StringBuilder list = new StringBuilder(part(min, max, names));
        while (random.nextInt(3) == 0) {
            list.append(',').append(part(min, max, names));
        }
        return list.toString();
    }

    private String part(int min, int max, List<String> names) {
        int first = min + random.nextInt(max - min + 1);
        int last = min + random.nextInt(max - min + 1);
        int step = 1 + random.nextInt(max - min);
        List<String> both = random.nextBoolean() ? names : List.of(); // Quartz reads no range from a name to a number
        return switch (random.nextInt(6)) {
            case 0 -> value(first, min, both) + "-" + value(last, min, both);
            case 1 -> first + "-" + last + "/" + step;
            case 2 -> first + "/" + step;
            case 3 -> "*/" + step;
            default -> value(first, min, both);
        };
    }

    private static String value(int value, int min, List<String> names) {
        return names.isEmpty() ? Integer.toString(value) : names.get(value - min);
    }
}
