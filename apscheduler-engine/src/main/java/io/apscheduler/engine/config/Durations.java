package io.apscheduler.engine.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads durations: seconds, decimals allowed, or ISO-8601. */
final class Durations {
    /** How a duration is written, for messages. */
    static final String FORMS = "in seconds such as 30 or 0.5, or in ISO-8601 such as PT30S";

    private static final Pattern SECONDS = Pattern.compile("\\d{1,18}(?:\\.\\d{1,9}0*)?|\\.\\d{1,9}0*");
    private static final int NANO_DIGITS = 9;

    private Durations() {}

    /** The duration, empty if the text is none or it is negative. */
    static Optional<Duration> parse(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(ofSeconds(new BigDecimal(text)));
        }
        try {
            return Optional.of(Duration.parse(text)).filter(duration -> !duration.isNegative());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration ofSeconds(BigDecimal seconds) {
        BigDecimal nanos = seconds.remainder(BigDecimal.ONE).movePointRight(NANO_DIGITS);
        return Duration.ofSeconds(seconds.longValue(), nanos.longValue());
    }
}
