package io.apscheduler.engine.trigger.cron;

import java.util.List;
import java.util.Locale;

/** The fields that a local time is matched by, in their order; with those of a crontab, which differ. */
enum CronField {
    YEAR(1970, 9999, List.of(), ""),
    MONTH(1, 12, Names.MONTHS, " or jan-dec"),
    DAY(1, 31, List.of(), ", last, last fri, or 1st fri to 5th fri"),
    WEEK(1, 53, List.of(), ""),
    DAY_OF_WEEK(0, 6, Names.FROM_MONDAY, " (0 is Monday) or mon-sun"),
    HOUR(0, 23, List.of(), ""),
    MINUTE(0, 59, List.of(), ""),
    SECOND(0, 59, List.of(), ""),
    CRONTAB_DAY(1, 31, List.of(), ""),
    CRONTAB_WEEKDAY(0, 7, Names.FROM_SUNDAY, " (0 and 7 are Sunday) or sun-sat");

    private static final int WEEK_LENGTH = 7;

    private final int min;
    private final int max;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> names;

    private final String allowed;

    CronField(int min, int max, List<String> names, String more) {
        this.min = min;
        this.max = max;
        this.names = names;
        this.allowed = min + "-" + max + more + "; *, */a, n/a, a-b, a-b/c; several joined by commas";
    }

    /** Returns the key of the option. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    int min() {
        return min;
    }

    int max() {
        return max;
    }

    /** Returns the names of the values, beginning with that of the minimum. */
    List<String> names() {
        return names;
    }

    /** Returns what to write, for messages. */
    String allowed() {
        return allowed;
    }

    boolean isWeekday() {
        return this == DAY_OF_WEEK || this == CRONTAB_WEEKDAY;
    }

    /** Returns the bit that stands for a value: weekdays count from Monday, and go on counting where a range wraps. */
    int bit(int value) {
        return switch (this) {
            case DAY_OF_WEEK -> value % WEEK_LENGTH;
            case CRONTAB_WEEKDAY -> (value + WEEK_LENGTH - 1) % WEEK_LENGTH;
            default -> value;
        };
    }

    /** Apart, since an enum's constants cannot use its own static fields. */
    private static final class Names {
        static final List<String> MONTHS =
                List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
        static final List<String> FROM_MONDAY = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
        static final List<String> FROM_SUNDAY = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    }
}
