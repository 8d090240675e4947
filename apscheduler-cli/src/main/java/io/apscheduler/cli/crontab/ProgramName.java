package io.apscheduler.cli.crontab;

import java.util.regex.Pattern;

/** Finds the name of the program that a shell line is about. */
final class ProgramName {
    private static final Pattern ASSIGNMENT = Pattern.compile("^[A-Za-z_]\\w*=(?:\"[^\"]*\"|'[^']*'|\\S*)\\s+");
    private static final Pattern DIRECTORY = Pattern.compile("^cd\\s+[^;&|]+(?:&&|;)\\s*");
    private static final Pattern CONDITION = Pattern.compile("^(?:\\[\\s.*?\\s]|test\\s[^;&|]*)\\s*(?:&&|\\|\\|)\\s*");
    private static final Pattern BRACKET = Pattern.compile("^[({!\\s]+");
    private static final Pattern WORD_END = Pattern.compile("[\\s;&|<>()]");
    private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9._-]+");

    private ProgramName() {}

    /** The first program's name without its folder, after assignments, changes of directory and conditions. */
    static String of(String line) {
        String rest = line.strip();
        String before;
        do {
            before = rest;
            for (Pattern prelude : new Pattern[] {BRACKET, ASSIGNMENT, DIRECTORY, CONDITION}) {
                rest = prelude.matcher(rest).replaceFirst("");
            }
        } while (!rest.equals(before));
        String word = WORD_END.split(rest, 2)[0];
        String name = UNUSUAL.matcher(word.substring(word.lastIndexOf('/') + 1)).replaceAll("");
        return name.isEmpty() ? "command" : name;
    }
}
