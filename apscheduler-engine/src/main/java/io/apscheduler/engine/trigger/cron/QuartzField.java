package io.apscheduler.engine.trigger.cron;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of an expression of Quartz, in their order, and how lists of numbers, names and ranges are read there. */
enum QuartzField {
    SECOND(0, 59, List.of(), ""),
    MINUTE(0, 59, List.of(), ""),
    HOUR(0, 23, List.of(), ""),
    DAY(1, 31, List.of(), "; ?, L, L-3, LW, L-3W, 15W"),
    MONTH(1, 12, Names.MONTHS, " or JAN-DEC"),
    WEEKDAY(1, 7, Names.WEEKDAYS, " (1 is Sunday) or SUN-SAT; ?, L, 6L, 6#3"),
    YEAR(1970, 9999, List.of(), "");

    private static final Pattern RANGE =
            Pattern.compile("(?:\\*|(?<first>\\w+)(?:-(?<last>\\w+))?)?(?:/(?<step>\\d{1,9}))?");

    private final int min;
    private final int max;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> names;

    private final String allowed;

    QuartzField(int min, int max, List<String> names, String more) {
        this.min = min;
        this.max = max;
        this.names = names;
        this.allowed = "Allowed: " + min + "-" + max + more + "; *, a-b, */c, a/c, a-b/c; several joined by commas";
    }

    /** Reads a list. */
    BitSet values(String text) {
        BitSet values = new BitSet();
        for (String part : text.split(",", -1)) {
            addTo(values, part);
        }
        return values;
    }

    /**
     * Adds what a part of a list stands for: {@code *}, a value, or a range, each perhaps with a step. Ranges may wrap, those of
     * years excepted.
     */
    void addTo(BitSet values, String part) {
        Matcher form = RANGE.matcher(part);
        if (part.isEmpty() || !form.matches()) {
            throw refusal("\"" + part + "\" is no expression");
        }
        String from = form.group("first");
        String to = form.group("last");
        String by = form.group("step");
        boolean isStar = from == null;
        int first = isStar ? min : value(from);
        int last = to != null ? value(to) : isStar || by != null ? max : first;
        int step = by == null ? 1 : Integer.parseInt(by);
        if (step == 0) {
            throw refusal("a step of 0, in \"" + part + "\", leads nowhere");
        }
        if (last < first && this == YEAR) {
            throw refusal("the range \"" + part + "\" ends before it begins");
        }
        add(values, first, last < first ? last + size() : last, step);
    }

    private void add(BitSet values, int first, int last, int step) {
        for (long value = first; value <= last; value += step) {
            values.set((int) (value > max ? value - size() : value));
        }
    }

    private int size() {
        return max - min + 1;
    }

    /** Reads one number or name. */
    int value(String text) {
        int name = names.indexOf(text);
        if (name >= 0) {
            return min + name;
        }
        if (!text.matches("\\d{1,9}")) {
            throw refusal("\"" + text + "\" is unknown");
        }
        int value = Integer.parseInt(text);
        if (value < min || value > max) {
            throw refusal(text + " is not between " + min + " and " + max);
        }
        return value;
    }

    ExpressionException refusal(String problem) {
        return new ExpressionException(problem + ". " + allowed);
    }

    /** Apart, since an enum's constants cannot use its own static fields. */
    private static final class Names {
        static final List<String> MONTHS =
                List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
        static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    }
}
