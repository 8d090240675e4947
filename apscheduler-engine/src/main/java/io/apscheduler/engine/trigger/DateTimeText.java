package io.apscheduler.engine.trigger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * Reads the text form of dates and times.
 *
 * <p>Without an offset a time is local. One that comes twice means the first pass; one that clocks skip means the time
 * moved by the length of the gap.
 *
 * <p>Read by hand: schedules of a million single dates are read at every start, and a regular expression takes ten times as
 * long.
 */
public final class DateTimeText {

    /** The accepted forms, for messages. */
    public static final String FORMS =
            "Allowed: Y-M-D, Y-M-D H:M, Y-M-D H:M:S or Y-M-D H:M:S.fraction, with a blank or T between date and time, and"
                    + " optionally Z or an offset such as +01:00 at the end";

    private static final Pattern OFFSET = Pattern.compile("[+-]\\d{2}(:?\\d{2}(:?\\d{2})?)?");

    private static final int FRACTION_DIGITS = 9;

    private final String text;
    private int position;

    private DateTimeText(String text) {
        this.text = text;
    }

    /**
     * Reads a text.
     *
     * @param text a date, or a date and a time
     * @param zone the zone of a text without an offset
     * @return the instant, to the nanosecond, what is finer rounded up
     * @throws DateTimeException if the text has another form, or there is no such date, time or offset
     */
    public static Instant parse(String text, ZoneId zone) {
        DateTimeText reader = new DateTimeText(text);
        int[] fields = reader.fields();
        long nanos = reader.has('.') ? reader.fraction() : 0;
        String offset = text.substring(reader.position);
        if (!offset.isEmpty() && !offset.equals("Z") && !OFFSET.matcher(offset).matches()) {
            throw reader.refusal();
        }
        try {
            LocalDateTime local = LocalDateTime.of(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
            ZoneId given = offset.isEmpty() ? zone : ZoneOffset.of(offset);
            return local.atZone(given).toInstant().plusNanos(nanos);
        } catch (DateTimeException e) {
            throw new DateTimeException("there is no such date or time: " + e.getMessage() + ". " + FORMS, e);
        }
    }

    /** Reads year, month, day, hour, minute and second, up to where the text ends or has a fraction or an offset. */
    private int[] fields() {
        int[] fields = new int[6];
        fields[0] = number(4, 4);
        require('-');
        fields[1] = number(1, 2);
        require('-');
        fields[2] = number(1, 2);
        if (has(' ') || has('T')) {
            fields[3] = number(1, 2);
            require(':');
            fields[4] = number(1, 2);
            if (has(':')) {
                fields[5] = number(1, 2);
                return fields;
            }
        }
        if (position < text.length() && text.charAt(position) == '.') {
            throw refusal();
        }
        return fields;
    }

    private boolean has(char expected) {
        boolean isThere = position < text.length() && text.charAt(position) == expected;
        position += isThere ? 1 : 0;
        return isThere;
    }

    private void require(char expected) {
        if (!has(expected)) {
            throw refusal();
        }
    }

    private int number(int min, int max) {
        int end = digitsEnd(max);
        if (end - position < min) {
            throw refusal();
        }
        int number = Integer.parseInt(text, position, end, 10);
        position = end;
        return number;
    }

    private int digitsEnd(int max) {
        int end = position;
        while (end < text.length() && end - position < max && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private long fraction() {
        int start = position;
        long nanos = 0;
        boolean isFiner = false;
        for (; position < text.length() && isDigit(text.charAt(position)); position++) {
            int digit = text.charAt(position) - '0';
            boolean counts = position - start < FRACTION_DIGITS;
            nanos = counts ? nanos * 10 + digit : nanos;
            isFiner |= !counts && digit != 0;
        }
        if (position == start) {
            throw refusal();
        }
        for (int digits = position - start; digits < FRACTION_DIGITS; digits++) {
            nanos *= 10;
        }
        return nanos + (isFiner ? 1 : 0);
    }

    private DateTimeException refusal() {
        return new DateTimeException("this is not a date or time. " + FORMS);
    }
}
