package io.apscheduler.trigger;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes times and durations as the text that options hold; reading it is a provider's work. */
final class OptionText {

    private static final int LAST_YEAR = 9999;

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DATE)
            .appendPattern(" HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter WITH_OFFSET =
            new DateTimeFormatterBuilder().append(DATE_TIME).appendOffsetId().toFormatter(Locale.ROOT);

    private OptionText() {}

    static String time(String text) {
        return requireNonNull(text, "text");
    }

    static String time(Instant instant) {
        requireNonNull(instant, "instant");
        try {
            return format(WITH_OFFSET, instant.atOffset(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw unwritable(instant, e);
        }
    }

    /** Keeps the offset, which decides in a repeated hour; the zone's name is not part of an instant. */
    static String time(ZonedDateTime time) {
        OffsetDateTime withOffset = requireNonNull(time, "time").toOffsetDateTime();
        return format(WITH_OFFSET, withOffset);
    }

    static String time(LocalDateTime time) {
        return format(DATE_TIME, requireNonNull(time, "time"));
    }

    static String time(LocalDate date) {
        return format(DATE, requireNonNull(date, "date"));
    }

    private static String format(DateTimeFormatter form, TemporalAccessor time) {
        int year = time.get(ChronoField.YEAR);
        if (year < 0 || year > LAST_YEAR) {
            throw unwritable(time, null);
        }
        return form.format(time);
    }

    private static IllegalArgumentException unwritable(Object time, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "The time " + time + " cannot be given to a trigger: its year is not between 0 and 9999.", cause);
    }

    /** Writes a duration as a decimal number of seconds, such as {@code 90} or {@code 0.25}. */
    static String seconds(Duration duration) {
        return decimal(duration, 1);
    }

    /** Writes a duration as a decimal number of units of that many seconds; exact if it is a whole number of them. */
    static String decimal(Duration duration, int unit) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        BigDecimal units = seconds.divide(BigDecimal.valueOf(unit), 9, RoundingMode.UNNECESSARY);
        return units.signum() == 0 ? "0" : units.stripTrailingZeros().toPlainString();
    }
}
