package io.apscheduler.engine.config;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what is secret out of messages. Confined to one thread. */
final class Secrets {
    private static final String WORDS =
            "pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|(?:api|access|private)[_-]?key";
    private static final Pattern SECRET_KEY = Pattern.compile("(?i)(?:.*[._-])?(?:" + WORDS + ")");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?i)((?:" + WORDS + ")\\s*=\\s*)[^&;,\\s\"')]+");
    private static final Pattern USER_INFO = Pattern.compile("(://[^/?#@\\s:]*:)[^/?#\\s]*@");
    private static final Pattern ORACLE_USER = Pattern.compile("(:thin:[^/@\\s]+/)[^@\\s]+@");
    private static final int LONGEST_SHOWN = 120;
    private static final String MASK = "***";

    /** Shorter ones would blank out half a message, and are no secrets. */
    private static final int SHORTEST = 3;

    private final Set<String> keys = new HashSet<>();
    private final Set<String> values = new HashSet<>();

    /** Takes note of a property if its key says that its value is secret. */
    void addIfNamedSo(Property property) {
        if (SECRET_KEY.matcher(property.key()).matches()) {
            add(property);
        }
    }

    /** Takes note of a property whose value must not be shown. */
    void add(Property property) {
        keys.add(property.key());
        add(property.text());
    }

    /** Takes note of a text that must not be shown. */
    void add(String value) {
        if (value.length() >= SHORTEST) {
            values.add(value);
        }
    }

    /** The text without the secrets that were noted, and without passwords in addresses. */
    String hideIn(String text) {
        String hidden = text;
        for (String value : values) {
            hidden = hidden.replace(value, MASK);
        }
        hidden = USER_INFO.matcher(hidden).replaceAll("$1" + Matcher.quoteReplacement(MASK) + "@");
        hidden = ORACLE_USER.matcher(hidden).replaceAll("$1" + Matcher.quoteReplacement(MASK) + "@");
        return ASSIGNMENT.matcher(hidden).replaceAll("$1" + Matcher.quoteReplacement(MASK));
    }

    /** Whether the throwable, or what caused it, tells nothing secret. */
    boolean areSafeFrom(Throwable throwable) {
        for (Throwable t = throwable; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage());
            if (!hideIn(message).equals(message)) {
                return false;
            }
        }
        return true;
    }

    /** A value as messages show it: as written, so that variables of the environment stay unseen. */
    String show(Property property) {
        if (keys.contains(property.key())) {
            return "(not shown)";
        }
        String safe = hideIn(property.written()).strip();
        return '"' + (safe.length() > LONGEST_SHOWN ? safe.substring(0, LONGEST_SHOWN) + "…" : safe) + '"';
    }
}
