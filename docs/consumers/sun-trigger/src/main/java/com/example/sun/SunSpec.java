package com.example.sun;

import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

// region spec
/** Writes the specs of these triggers with fewer chances to go wrong. */
public final class SunSpec {
    private SunSpec() {}

    /** Fires at sunrise, at a place given in degrees, north and east being positive. */
    public static TriggerSpec sunrise(double latitude, double longitude) {
        return Triggers.of("sunrise", place(latitude, longitude));
    }

    /** Fires at sunset, at a place given in degrees, north and east being positive. */
    public static TriggerSpec sunset(double latitude, double longitude) {
        return Triggers.of("sunset", place(latitude, longitude));
    }

    /** Fires as the given spec does, but so much later; earlier if less than zero. */
    public static TriggerSpec shifted(TriggerSpec spec, Duration shift) {
        Map<String, String> options = new TreeMap<>(spec.options());
        options.put("shift", shift.toString());
        return Triggers.of(spec.type(), options);
    }

    private static Map<String, String> place(double latitude, double longitude) {
        return Map.of("lat", Double.toString(latitude), "lon", Double.toString(longitude));
    }
}
// endregion
