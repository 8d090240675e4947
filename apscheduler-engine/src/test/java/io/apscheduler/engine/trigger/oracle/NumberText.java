package io.apscheduler.engine.trigger.oracle;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the expressions of a field that holds numbers, and lists every number they admit. */
final class NumberText {

    private static final Pattern EXPRESSION = Pattern.compile("(\\*|[0-9a-z]+)(?:-([0-9a-z]+))?(?:/([0-9]+))?");
    private static final BigInteger MORE_THAN_ANY_RANGE = BigInteger.valueOf(100_000);

    /** The same few texts are read over and over, and the years that a star stands for are many. */
    private static final Map<FieldRange, Map<String, Set<Integer>>> READ = new HashMap<>();

    private NumberText() {}

    static synchronized Set<Integer> values(String text, FieldRange range) {
        return READ.computeIfAbsent(range, r -> new HashMap<>()).computeIfAbsent(text, t -> read(t, range));
    }

    private static Set<Integer> read(String text, FieldRange range) {
        Set<Integer> values = new TreeSet<>();
        for (String expression : expressions(text)) {
            values.addAll(ofExpression(expression, range));
        }
        return values;
    }

    /** The parts between the commas, without the blanks around them, in lower case. */
    static String[] expressions(String text) {
        return text.toLowerCase(Locale.ROOT).split(" *, *", -1);
    }

    /** Whether the field says no more than "all of them". */
    static boolean isStar(String text) {
        return text.equals("*") || text.equals("*/1");
    }

    private static Set<Integer> ofExpression(String text, FieldRange range) {
        Matcher parts = EXPRESSION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no expression: " + text);
        }
        boolean star = parts.group(1).equals("*");
        boolean toGiven = parts.group(2) != null;
        boolean stepGiven = parts.group(3) != null;
        if (star && toGiven) {
            throw new IllegalArgumentException("no range: " + text);
        }
        int first = star ? range.min() : range.number(parts.group(1));
        int last = toGiven ? range.number(parts.group(2)) : star || stepGiven ? range.max() : first;
        return every(stepGiven ? step(parts.group(3)) : 1, first, last, range);
    }

    private static Set<Integer> every(int step, int first, int last, FieldRange range) {
        if (last < first && !range.wraps()) {
            throw new IllegalArgumentException(first + "-" + last + " runs backwards");
        }
        Set<Integer> values = new TreeSet<>();
        for (int value = first; value <= (last < first ? last + 7 : last); value += step) {
            values.add(range.wraps() ? value % 7 : value);
        }
        return values;
    }

    private static int step(String text) {
        int step = parse(text);
        if (step == 0) {
            throw new IllegalArgumentException("a step of 0");
        }
        return step;
    }

    /** A number, or for one larger than anything a field knows just something that large. */
    static int parse(String digits) {
        if (!digits.matches("[0-9]+")) {
            throw new IllegalArgumentException("no number: " + digits);
        }
        return new BigInteger(digits).min(MORE_THAN_ANY_RANGE).intValue();
    }
}
