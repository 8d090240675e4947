package io.apscheduler.cli.crontab;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that runs something, taken apart: five fields or a macro, and the command.
 *
 * @param schedule the fields, one blank between them, or the macro
 * @param command the rest of the line
 */
record JobLine(String schedule, String command) {
    static final String AT_START = "@reboot";

    private static final Set<String> MACROS =
            Set.of(AT_START, "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
    private static final Pattern MACRO_FORM = Pattern.compile("(@\\S*)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern FIELDS_FORM = Pattern.compile("((?:\\S+[ \\t]+){5})(.*)", Pattern.DOTALL);
    private static final Pattern TIME_FIELD = Pattern.compile(
            "\\*|\\?|\\*?[\\d/,-]+|\\d+L|(?i:(?:sun|mon|tue|wed|thu|fri|sat)(?:[,-](?:sun|mon|tue|wed|thu|fri|sat))*)");

    /**
     * Takes a line apart.
     *
     * @throws CrontabLineException if it has another form
     */
    static JobLine read(String line) {
        // A minus sign in front tells the daemon not to log the line's runs; there is no such log here.
        String text = line.startsWith("-") ? line.substring(1) : line;
        JobLine parts = text.startsWith("@") ? macro(text) : fields(text);
        if (parts.command.isBlank() || parts.command.startsWith("%")) {
            throw new CrontabLineException("there is no command after " + parts.schedule);
        }
        String first = parts.command.split("\\s", 2)[0];
        if (TIME_FIELD.matcher(first).matches()) {
            throw new CrontabLineException("there are six time fields, the sixth is " + first
                    + "; a crontab has five (minute hour day month weekday) and knows no seconds and no years");
        }
        return parts;
    }

    private static JobLine macro(String text) {
        Matcher form = MACRO_FORM.matcher(text);
        form.matches();
        String macro = form.group(1);
        if (!MACROS.contains(macro)) {
            throw new CrontabLineException("there is no macro " + macro
                    + "; there are @reboot @yearly @annually @monthly @weekly @daily @midnight @hourly");
        }
        return new JobLine(macro, form.group(2));
    }

    private static JobLine fields(String text) {
        Matcher form = FIELDS_FORM.matcher(text);
        if (!form.matches()) {
            int words = text.split("[ \\t]+").length;
            throw new CrontabLineException("a line has five time fields and a command, this one has "
                    + (words == 1 ? "one word" : words + " words"));
        }
        return new JobLine(String.join(" ", form.group(1).strip().split("[ \\t]+")), form.group(2));
    }
}
