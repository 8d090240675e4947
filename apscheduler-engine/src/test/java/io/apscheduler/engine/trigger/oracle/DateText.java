package io.apscheduler.engine.trigger.oracle;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a date with an optional time and an optional offset. */
final class DateText {

    private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})"
            + "(?:[ T](\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,9}))?)?)?"
            + "(Z|[+-]\\d\\d:\\d\\d)?");

    private DateText() {}

    static Instant instant(String text, ZoneId zone) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("no date: " + text);
        }
        LocalDateTime local = LocalDateTime.of(
                number(form, 1), number(form, 2), number(form, 3), number(form, 4), number(form, 5), number(form, 6));
        String fraction = form.group(7) == null ? "0" : form.group(7);
        long nanos = Long.parseLong((fraction + "00000000").substring(0, 9));
        ZoneId where = form.group(8) == null ? zone : ZoneId.of(form.group(8));
        return local.plusNanos(nanos).atZone(where).toInstant();
    }

    private static int number(Matcher form, int group) {
        return form.group(group) == null ? 0 : Integer.parseInt(form.group(group));
    }
}
