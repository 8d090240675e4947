package com.example.sun;

import io.apscheduler.testkit.TriggerContract;
import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.util.Map;

// region contract
final class SunTriggerContractTest extends TriggerContract {
    @Override
    protected Map<String, Trigger> triggers() {
        return Map.of(
                "Berlin", Triggers.compile(SunSpec.sunrise(52.52, 13.405)),
                "Longyearbyen, where the sun stays away for months", Triggers.compile(SunSpec.sunset(78.22, 15.64)),
                "Tarawa, beyond the date line", Triggers.compile(SunSpec.sunrise(1.45, -179.9)),
                "Auckland, an hour before sunset",
                        Triggers.compile(SunSpec.shifted(SunSpec.sunset(-36.85, 174.76), Duration.ofHours(-1))));
    }
}
// endregion
