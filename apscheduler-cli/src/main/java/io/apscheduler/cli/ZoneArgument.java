package io.apscheduler.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** Reads the name of a time zone. */
final class ZoneArgument {
    private ZoneArgument() {}

    static ZoneId read(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException unknown) {
            String hint =
                    resembling(text).map(zone -> " Did you mean " + zone + "?").orElse("");
            throw new IllegalArgumentException(
                    "There is no time zone \"" + text
                            + "\": give a name such as Europe/Berlin or UTC, or an offset such as +02:00." + hint,
                    unknown);
        }
    }

    private static Optional<String> resembling(String text) {
        String wanted = text.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
        return ZoneId.getAvailableZoneIds().stream()
                .sorted()
                .filter(id -> ("/" + id.toLowerCase(Locale.ROOT)).endsWith("/" + wanted))
                .findFirst();
    }
}
