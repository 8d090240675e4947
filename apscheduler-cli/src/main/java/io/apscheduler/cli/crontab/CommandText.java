package io.apscheduler.cli.crontab;

import org.jspecify.annotations.Nullable;

/**
 * The command of a line as cron reads it: the first {@code %} ends what the shell gets, each further one is a line end of
 * what the command reads from standard input, and {@code \%} is a plain one.
 *
 * @param line what the shell gets
 * @param input what the command reads, ending with a line end; null for nothing
 */
record CommandText(String line, @Nullable String input) {
    static CommandText read(String text) {
        int end = firstPercent(text);
        if (end < 0) {
            return new CommandText(unescaped(text), null);
        }
        String input = lines(text.substring(end + 1));
        return new CommandText(unescaped(text.substring(0, end)), input.isEmpty() ? null : input);
    }

    private static int firstPercent(String text) {
        boolean escaped = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && !escaped) {
                return i;
            }
            escaped = c == '\\' && !escaped;
        }
        return -1;
    }

    private static String lines(String text) {
        StringBuilder lines = new StringBuilder();
        int at = 0;
        for (int end = firstPercent(text); end >= 0; end = firstPercent(text.substring(at))) {
            lines.append(unescaped(text.substring(at, at + end))).append('\n');
            at += end + 1;
        }
        lines.append(unescaped(text.substring(at)));
        if (lines.length() > 0 && lines.charAt(lines.length() - 1) != '\n') {
            lines.append('\n');
        }
        return lines.toString();
    }

    /** Takes the backslash off an escaped percent sign, and leaves all others to the shell. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean escaped = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (escaped && c == '%') {
                plain.setLength(plain.length() - 1);
            }
            plain.append(c);
            escaped = c == '\\' && !escaped;
        }
        return plain.toString();
    }
}
