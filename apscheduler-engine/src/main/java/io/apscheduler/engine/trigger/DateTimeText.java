package io.apscheduler.engine.trigger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text form of dates and times.
 *
 * <p>Without an offset a time is local. One that comes twice means the first pass; one that clocks skip means the time
 * moved by the length of the gap.
 */
public final class DateTimeText {

    /** The accepted forms, for messages. */
    public static final String FORMS =
            "Allowed: Y-M-D, Y-M-D H:M, Y-M-D H:M:S or Y-M-D H:M:S.fraction, with a blank or T between date and time, and"
                    + " optionally Z or an offset such as +01:00 at the end";

    private static final Pattern FORM = Pattern.compile("(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})"
            + "(?:[ T](?<hour>\\d{1,2}):(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:\\.(?<fraction>\\d+))?)?)?"
            + "(?<offset>Z|[+-]\\d{2}(?::?\\d{2}(?::?\\d{2})?)?)?");

    private static final int FRACTION_DIGITS = 9;

    private DateTimeText() {}

    /**
     * Reads a text.
     *
     * @param text a date, or a date and a time
     * @param zone the zone of a text without an offset
     * @return the instant, to the nanosecond, what is finer rounded up
     * @throws DateTimeException if the text has another form, or there is no such date, time or offset
     */
    public static Instant parse(String text, ZoneId zone) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new DateTimeException("this is not a date or time. " + FORMS);
        }
        try {
            ZoneId given = form.group("offset") == null ? zone : ZoneOffset.of(form.group("offset"));
            return local(form).atZone(given).toInstant().plusNanos(nanos(form));
        } catch (DateTimeException e) {
            throw new DateTimeException("there is no such date or time: " + e.getMessage() + ". " + FORMS, e);
        }
    }

    private static LocalDateTime local(Matcher form) {
        return LocalDateTime.of(
                number(form, "year"),
                number(form, "month"),
                number(form, "day"),
                number(form, "hour"),
                number(form, "minute"),
                number(form, "second"));
    }

    private static int number(Matcher form, String group) {
        String digits = form.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static long nanos(Matcher form) {
        String fraction = form.group("fraction");
        if (fraction == null) {
            return 0;
        }
        String digits = (fraction + "0".repeat(FRACTION_DIGITS)).substring(0, FRACTION_DIGITS);
        boolean isFiner = fraction.length() > FRACTION_DIGITS
                && fraction.substring(FRACTION_DIGITS).chars().anyMatch(digit -> digit != '0');
        return Long.parseLong(digits) + (isFiner ? 1 : 0);
    }
}
