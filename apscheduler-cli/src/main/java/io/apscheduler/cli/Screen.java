package io.apscheduler.cli;

import java.io.Console;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command's output is read: how wide it is, and whether it takes colours. Output that goes to a file or another
 * program is plain, and not fitted to any width. Immutable.
 *
 * @param width in characters
 * @param ansi how text is coloured, or that it is not
 */
record Screen(int width, Ansi ansi) {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,4}");

    /** What a command writes to: {@code COLUMNS} counts before the width that the terminal tells. */
    static Screen of(CommandSpec command, Map<String, String> environment) {
        Ansi ansi = command.commandLine().getColorScheme().ansi();
        String columns = environment.getOrDefault("COLUMNS", "");
        if (NUMBER.matcher(columns).matches()) {
            return new Screen(Integer.parseInt(columns), ansi);
        }
        return new Screen(isTerminal() ? command.usageMessage().width() : Integer.MAX_VALUE, ansi);
    }

    /** From Java 22 on there is a console without a terminal, too, and a method that tells. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException olderThanThat) {
            return true;
        }
    }

    /** The text in a colour by picocli's name for it, where there are colours. */
    String in(String colour, String text) {
        return ansi.enabled() ? ansi.string("@|" + colour + " " + text + "|@") : text;
    }
}
