package io.apscheduler.engine.task;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What tasks given as text may do here. Immutable.
 *
 * @param allow patterns of the methods that a reference may name; none for no limit. {@code *} stands for any characters
 *     but {@code .} and {@code :}, {@code **} for any at all; a pattern without {@code ::} names classes with all their
 *     methods: {@code com.acme.Reports::send*}, {@code com.acme.*}, {@code com.acme.**}
 * @param commands whether commands read from a store run here
 */
public record TaskPolicy(List<String> allow, boolean commands) {
    /** No limit for references, no commands. */
    public static final TaskPolicy DEFAULT = new TaskPolicy(List.of(), false);

    private static final Pattern FORM =
            Pattern.compile("[\\p{javaJavaIdentifierPart}.*]+(::[\\p{javaJavaIdentifierPart}*]+)?");

    /**
     * Checks the patterns.
     *
     * @throws IllegalArgumentException if one has another form
     */
    public TaskPolicy {
        allow = List.copyOf(allow);
        for (String pattern : allow) {
            if (!FORM.matcher(pattern).matches()) {
                throw new IllegalArgumentException("\"" + pattern + "\" is no pattern of methods. Write"
                        + " com.acme.Reports::send, com.acme.Reports::*, com.acme.* or com.acme.**.");
            }
        }
    }

    /** Whether a reference may name this method, {@code com.acme.Reports::send}. */
    boolean allows(String method) {
        return allow.isEmpty() || allow.stream().anyMatch(pattern -> matches(pattern, method));
    }

    private static boolean matches(String pattern, String method) {
        String whole = pattern.contains("::") ? pattern : pattern + "::*";
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < whole.length(); at++) {
            if (whole.charAt(at) != '*') {
                regex.append(Pattern.quote(whole.substring(at, at + 1)));
            } else if (whole.startsWith("**", at)) {
                regex.append(".*");
                at++;
            } else {
                regex.append("[^.:]*");
            }
        }
        return Pattern.matches(regex.toString(), method);
    }
}
