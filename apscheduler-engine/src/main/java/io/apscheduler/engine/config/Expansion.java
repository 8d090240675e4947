package io.apscheduler.engine.config;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces variables of the environment in values: a dollar sign and the name in braces, perhaps with a colon and a default.
 * Two dollar signs stand for one that begins no variable. What is put in is not expanded again.
 */
final class Expansion {
    /** The escape, a whole placeholder, or the beginning of one that is not whole. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\$\\{|\\$\\{(?<name>[^{}:\\s]+)(?::(?<otherwise>[^}]*))?}|\\$\\{");

    private final Map<String, String> environment;
    private final Problems problems;

    Expansion(Map<String, String> environment, Problems problems) {
        this.environment = Map.copyOf(environment);
        this.problems = problems;
    }

    Property expand(String key, String written) {
        StringBuilder text = new StringBuilder();
        boolean readable = true;
        Matcher matcher = PLACEHOLDER.matcher(written);
        int done = 0;
        while (matcher.find()) {
            text.append(written, done, matcher.start());
            done = matcher.end();
            readable &= append(text, key, matcher);
        }
        text.append(written, done, written.length());
        return new Property(key, written, text.toString().strip(), readable);
    }

    private boolean append(StringBuilder text, String key, Matcher match) {
        if (match.group().equals("$${")) {
            text.append("${");
            return true;
        }
        String name = match.group("name");
        String value = name == null ? null : environment.getOrDefault(name, match.group("otherwise"));
        if (value == null) {
            problems.add(name == null ? malformed(key, match) : unset(key, name));
            return false;
        }
        problems.secrets().add(value);
        text.append(value);
        return true;
    }

    private static String unset(String key, String name) {
        return key + " refers to the environment variable " + name + ", which is not set. Set it, or write ${" + name
                + ":default}.";
    }

    private static String malformed(String key, MatchResult match) {
        return key + " has a ${ at character " + (match.start() + 1)
                + " that begins no variable. Write ${NAME} or ${NAME:default}, or $${ for ${ itself.";
    }
}
