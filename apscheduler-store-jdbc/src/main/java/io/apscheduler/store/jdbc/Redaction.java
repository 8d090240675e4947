package io.apscheduler.store.jdbc;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps the passwords of one store out of what is shown. Immutable. */
final class Redaction {
    private static final String MASK = "***";
    private static final Pattern USER_INFO = Pattern.compile("://[^/?#@\\s:]*:([^/?#\\s]*)@");
    private static final Pattern ORACLE_USER = Pattern.compile(":(?:thin|oci):[^/@\\s]+/([^@\\s]+)@");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?i)(?:pass(?:word|wd|phrase|code)?|pwd|secret|token|[a-z]*key)\\s*=\\s*([^&;,\\s)]+)");

    private final Set<String> secrets = new HashSet<>();

    Redaction(String url, @Nullable String password) {
        for (Pattern pattern : new Pattern[] {USER_INFO, ORACLE_USER, ASSIGNMENT}) {
            Matcher matcher = pattern.matcher(url);
            while (matcher.find()) {
                add(matcher.group(1));
            }
        }
        if (password != null) {
            add(password);
        }
    }

    private void add(String secret) {
        if (!secret.isEmpty()) {
            secrets.add(secret);
        }
    }

    /** The text with the secrets blanked out. */
    String hideIn(String text) {
        String hidden = text;
        for (String secret : secrets) {
            hidden = hidden.replace(secret, MASK);
        }
        return hidden;
    }

    /** The exception itself if it and its causes tell nothing secret, else one like it that does not. */
    SQLException hideIn(SQLException exception) {
        for (Throwable t = exception; t != null; t = t.getCause()) {
            String text = String.valueOf(t.getMessage());
            if (!hideIn(text).equals(text)) {
                SQLException hidden = new SQLException(
                        hideIn(String.valueOf(exception.getMessage())),
                        exception.getSQLState(),
                        exception.getErrorCode());
                hidden.setStackTrace(exception.getStackTrace());
                return hidden;
            }
        }
        return exception;
    }
}
