package io.apscheduler.cli.crontab;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that sets a variable: {@code NAME = value}, either of them in quotes or not.
 *
 * @param name the variable
 * @param value its value, taken literally
 */
record EnvironmentLine(String name, String value) {
    private static final Pattern FORM = Pattern.compile("(?:\"([^\"]+)\"|'([^']+)'|([^\\s=\"']+))\\s*=\\s*(.*)");

    /**
     * Reads the line.
     *
     * @return empty if the line does not set a variable
     * @throws CrontabLineException if it does, but its quotes are wrong
     */
    static Optional<EnvironmentLine> read(String line) {
        Matcher form = FORM.matcher(line);
        if (!form.matches()) {
            return Optional.empty();
        }
        String name = Optional.ofNullable(form.group(1))
                .or(() -> Optional.ofNullable(form.group(2)))
                .orElse(form.group(3));
        return Optional.of(
                new EnvironmentLine(name, unquoted(name, form.group(4).stripTrailing())));
    }

    private static String unquoted(String name, String value) {
        if (!value.startsWith("\"") && !value.startsWith("'")) {
            return value;
        }
        int end = value.indexOf(value.charAt(0), 1);
        if (end < 0) {
            throw new CrontabLineException("the quote in the value of " + name + " is not closed");
        }
        if (end < value.length() - 1) {
            throw new CrontabLineException("after the quoted value of " + name + " follows \""
                    + value.substring(end + 1) + "\"; nothing may, not even a comment");
        }
        return value.substring(1, end);
    }
}
