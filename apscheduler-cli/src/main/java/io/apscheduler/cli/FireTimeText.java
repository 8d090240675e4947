package io.apscheduler.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes a fire time for people, in columns. */
final class FireTimeText {
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("EEE uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ENGLISH);
    private static final DateTimeFormatter WITH_OFFSET =
            new DateTimeFormatterBuilder().append(LOCAL).appendPattern(" xxx").toFormatter(Locale.ENGLISH);

    private FireTimeText() {}

    /** Weekday, date, time, offset, and the zone if it is more than an offset. */
    static String of(Instant time, ZoneId zone) {
        String text = WITH_OFFSET.format(time.atZone(zone));
        return zone instanceof ZoneOffset ? text : text + " " + zone.getId();
    }

    /** Weekday, date and time, without a fraction of a second. */
    static String toTheSecond(Instant time, ZoneId zone) {
        return LOCAL.format(time.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
