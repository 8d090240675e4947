package io.apscheduler.engine.trigger.cron;

import io.apscheduler.engine.trigger.cron.Term.LastDay;
import io.apscheduler.engine.trigger.cron.Term.LastWeekday;
import io.apscheduler.engine.trigger.cron.Term.NthWeekday;
import io.apscheduler.engine.trigger.cron.Term.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the expression of one field.
 *
 * <p>Whatever it does not understand it refuses with an {@link ExpressionException} that quotes the part in question
 * and says what is allowed; the caller knows the name of the field.
 */
final class FieldParser {

    private static final Pattern RANGE =
            Pattern.compile("(?:(?<star>\\*)|(?<first>\\w+)(?:-(?<last>\\w+))?)(?:/(?<step>\\d+))?");
    private static final Pattern WEEKDAY_OF_MONTH = Pattern.compile("(?<which>\\w+)\\s+(?<weekday>\\w+)");

    private static final List<String> ORDINALS = List.of("1st", "2nd", "3rd", "4th", "5th");
    private static final String LAST = "last";

    /** More digits than any value or sensible step has; larger numbers count as this one. */
    private static final int MAX_DIGITS = 9;

    private static final int WEEK_LENGTH = 7;

    private final CronField field;

    private FieldParser(CronField field) {
        this.field = field;
    }

    /**
     * Reads an expression.
     *
     * @throws ExpressionException if it is refused; the message goes on from the field's name and text
     */
    static FieldExpression parse(CronField field, String text) {
        FieldParser parser = new FieldParser(field);
        List<Term> terms = new ArrayList<>();
        for (String part : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            terms.add(parser.term(part.strip()));
        }
        return new FieldExpression(field, List.copyOf(terms));
    }

    private Term term(String part) {
        if (part.isEmpty()) {
            throw refusal("an empty part");
        }
        if (field == CronField.DAY && part.equals(LAST)) {
            return new LastDay(LAST);
        }
        Matcher weekday = WEEKDAY_OF_MONTH.matcher(part);
        if (field == CronField.DAY && weekday.matches()) {
            return weekdayOfMonth(weekday.group("which"), weekday.group("weekday"));
        }
        Matcher range = RANGE.matcher(part);
        if (!range.matches()) {
            throw refusal("\"" + part + "\" is no expression");
        }
        return range(range);
    }

    private Term weekdayOfMonth(String which, String name) {
        int weekday = CronField.DAY_OF_WEEK.names().indexOf(name);
        if (weekday < 0) {
            throw refusal("\"" + name + "\" is no weekday, which are mon-sun here");
        }
        if (which.equals(LAST)) {
            return new LastWeekday(weekday, LAST + " " + name);
        }
        int n = ORDINALS.indexOf(which);
        if (n < 0) {
            throw refusal("\"" + which + "\" is none of " + String.join(", ", ORDINALS) + ", last");
        }
        return new NthWeekday(n, weekday, which + " " + name);
    }

    private Range range(Matcher form) {
        int step = step(form);
        String slash = form.group("step") == null ? "" : "/" + canonical(form.group("step"));
        if (form.group("star") != null) {
            return new Range(field.min(), field.max(), step, "*" + slash);
        }
        String firstText = canonical(form.group("first"));
        int first = value(firstText);
        if (form.group("last") == null) {
            int last = slash.isEmpty() ? first : field.max();
            return new Range(first, last, step, firstText + slash);
        }
        String lastText = canonical(form.group("last"));
        int last = wrapped(first, value(lastText), firstText + "-" + lastText);
        return first == last
                ? new Range(first, first, 1, firstText)
                : new Range(first, last, step, firstText + "-" + lastText + slash);
    }

    private int wrapped(int first, int last, String text) {
        if (first <= last) {
            return last;
        }
        if (!field.isWeekday()) {
            throw refusal("the range \"" + text + "\" ends before it begins");
        }
        return last + WEEK_LENGTH;
    }

    private int step(Matcher form) {
        String digits = form.group("step");
        int step = digits == null ? 1 : number(digits);
        if (step == 0) {
            throw refusal("a step of 0, in \"" + form.group() + "\", leads nowhere");
        }
        return step;
    }

    private int value(String text) {
        int name = field.names().indexOf(text);
        if (name >= 0) {
            return field.min() + name;
        }
        if (!text.chars().allMatch(FieldParser::isDigit)) {
            throw refusal("\"" + text + "\" is unknown");
        }
        int value = number(text);
        if (value < field.min() || value > field.max()) {
            throw refusal(text + " is not between " + field.min() + " and " + field.max());
        }
        return value;
    }

    private static int number(String digits) {
        String significant = canonical(digits);
        return significant.length() > MAX_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(significant);
    }

    /** Takes the leading zeros from a number; a name has none. */
    private static String canonical(String text) {
        int zeros = 0;
        while (zeros < text.length() - 1 && text.charAt(zeros) == '0' && isDigit(text.charAt(zeros + 1))) {
            zeros++;
        }
        return text.substring(zeros);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private ExpressionException refusal(String problem) {
        return new ExpressionException(problem + ". Allowed: " + field.allowed());
    }
}
