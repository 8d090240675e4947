package io.apscheduler.engine.trigger.oracle;

import java.util.List;

/** The numbers one field may hold, the names that stand for the first of them, and whether ranges run over the end to the start. */
record FieldRange(int min, int max, List<String> names, boolean wraps) {

    static final FieldRange YEAR = numbers(1970, 9999);
    static final FieldRange MONTH = new FieldRange(
            1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), false);
    static final FieldRange DAY = numbers(1, 31);
    static final FieldRange WEEK = numbers(1, 53);
    static final FieldRange HOUR = numbers(0, 23);
    static final FieldRange SIXTY = numbers(0, 59);

    /** 0 is Monday. */
    static final FieldRange WEEKDAY =
            new FieldRange(0, 6, List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"), true);

    /** 0 is Sunday, and so is 7. */
    static final FieldRange CRONTAB_WEEKDAY =
            new FieldRange(0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"), true);

    private static FieldRange numbers(int min, int max) {
        return new FieldRange(min, max, List.of(), false);
    }

    /** The number that a number or a name stands for. */
    int number(String text) {
        int number = names.contains(text) ? min + names.indexOf(text) : NumberText.parse(text);
        if (number < min || number > max) {
            throw new IllegalArgumentException(text + " is out of range");
        }
        return number;
    }
}
