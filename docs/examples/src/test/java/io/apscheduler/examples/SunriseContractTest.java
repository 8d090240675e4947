package io.apscheduler.examples;

// region contract
import io.apscheduler.testkit.TriggerContract;
import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.Triggers;
import java.util.Map;

final class SunriseContractTest extends TriggerContract {
    @Override
    protected Map<String, Trigger> triggers() {
        return Map.of("Berlin", sunrise("52.5", "13.4"), "Longyearbyen", sunrise("78.2", "15.6"));
    }

    private static Trigger sunrise(String latitude, String longitude) {
        return Triggers.compile(Triggers.of("sunrise", Map.of("lat", latitude, "lon", longitude)));
    }
}
// endregion
