package io.apscheduler.engine.trigger.oracle;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** From when and until when a schedule may fire, both inclusive. */
record Bounds(Optional<Instant> start, Optional<Instant> end) {

    Bounds {
        if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
            throw new IllegalArgumentException("end_date is before start_date");
        }
    }

    static Bounds of(Map<String, String> options, ZoneId zone) {
        return new Bounds(instant(options, "start_date", zone), instant(options, "end_date", zone));
    }

    private static Optional<Instant> instant(Map<String, String> options, String key, ZoneId zone) {
        return Optional.ofNullable(options.get(key)).map(text -> DateText.instant(text, zone));
    }

    boolean contain(Instant time) {
        return start.filter(time::isBefore).isEmpty()
                && end.filter(time::isAfter).isEmpty();
    }
}
