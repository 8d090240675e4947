package io.apscheduler.trigger;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Writes times and durations as the text that options hold; reading it is a provider's work. */
final class OptionText {

    private static final int LAST_YEAR = 9999;

    private OptionText() {}

    static String time(String text) {
        return requireNonNull(text, "text");
    }

    static String time(Instant instant) {
        requireNonNull(instant, "instant");
        try {
            return time(LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC)) + "Z";
        } catch (DateTimeException e) {
            throw unwritable(instant);
        }
    }

    /** Keeps the offset, which decides in a repeated hour; the zone's name is not part of an instant. */
    static String time(ZonedDateTime time) {
        return time(requireNonNull(time, "time").toLocalDateTime()) + time.getOffset();
    }

    static String time(LocalDateTime time) {
        return time(requireNonNull(time, "time").toLocalDate()) + " " + time.toLocalTime();
    }

    static String time(LocalDate date) {
        int year = requireNonNull(date, "date").getYear();
        if (year < 0 || year > LAST_YEAR) {
            throw unwritable(date);
        }
        return date.toString();
    }

    private static IllegalArgumentException unwritable(Object time) {
        return new IllegalArgumentException(
                "The time " + time + " cannot be given to a trigger: its year is not between 0 and 9999.");
    }

    /** Writes a duration as a decimal number of seconds, such as {@code 90} or {@code 0.25}. */
    static String seconds(Duration duration) {
        return decimal(duration, 1);
    }

    /** Writes a duration as a number of units of that many seconds; it is a whole number of them, or the unit a second. */
    static String decimal(Duration duration, int unit) {
        if (duration.getNano() == 0) {
            return Long.toString(duration.toSeconds() / unit);
        }
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        return seconds.stripTrailingZeros().toPlainString();
    }
}
