package com.example.sun;

import com.example.sun.SunTrigger.Event;
import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerContext;
import io.apscheduler.trigger.TriggerProvider;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.TriggerSpecException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

// region provider
/** Turns options into a trigger, and refuses what is wrong. */
abstract class SunProvider implements TriggerProvider {
    private static final List<String> OPTIONS = List.of("lat", "lon", "shift");

    private final Event event;

    SunProvider(Event event) {
        this.event = event;
    }

    @Override
    public final String type() {
        return event.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public final Trigger compile(TriggerSpec spec, TriggerContext context) {
        Map<String, String> options = spec.options();
        options.forEach((key, value) -> {
            if (!OPTIONS.contains(key)) {
                throw new TriggerSpecException(type(), key, value, "there is no such option. Known: lat, lon, shift.");
            }
        });
        return new SunTrigger(event, degrees(options, "lat", 90), degrees(options, "lon", 180), shift(options));
    }
    // endregion

    // region options
    private double degrees(Map<String, String> options, String key, int limit) {
        String text = options.get(key);
        String expected = "expected degrees from " + -limit + " to " + limit + ", such as 52.5.";
        try {
            double degrees = Double.parseDouble(text == null ? "" : text);
            if (Math.abs(degrees) <= limit) { // which not-a-number is not
                return degrees;
            }
            throw new TriggerSpecException(type(), key, text, expected);
        } catch (NumberFormatException e) {
            throw new TriggerSpecException(type(), key, text, expected);
        }
    }

    private Duration shift(Map<String, String> options) {
        String text = options.getOrDefault("shift", "PT0S");
        String expected = "expected at most 12 hours to either side, such as PT30M or -PT1H.";
        try {
            Duration shift = Duration.parse(text);
            if (shift.abs().compareTo(Duration.ofHours(12)) <= 0) {
                return shift;
            }
            throw new TriggerSpecException(type(), "shift", text, expected);
        } catch (DateTimeException e) {
            throw new TriggerSpecException(type(), "shift", text, expected);
        }
    }
    // endregion
}
