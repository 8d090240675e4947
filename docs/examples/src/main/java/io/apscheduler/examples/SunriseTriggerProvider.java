package io.apscheduler.examples;

import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerContext;
import io.apscheduler.trigger.TriggerProvider;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.TriggerSpecException;

/** Understands the trigger type {@code sunrise} with the options {@code lat} and {@code lon}, in degrees. */
// region provider
public final class SunriseTriggerProvider implements TriggerProvider {
    @Override
    public String type() {
        return "sunrise";
    }

    @Override
    public Trigger compile(TriggerSpec spec, TriggerContext context) {
        for (String key : spec.options().keySet()) {
            if (!key.equals("lat") && !key.equals("lon")) {
                throw new TriggerSpecException(
                        type(), key, spec.options().get(key), "there is no such option. Known: lat, lon.");
            }
        }
        return new Sunrise(degrees(spec, "lat", 90), degrees(spec, "lon", 180));
    }

    private static double degrees(TriggerSpec spec, String key, int limit) {
        String text = spec.options().get(key);
        String allowed = "expected degrees from " + -limit + " to " + limit + ", such as 52.5.";
        try {
            double degrees = Double.parseDouble(text == null ? "" : text);
            if (Math.abs(degrees) <= limit) {
                return degrees;
            }
            throw new TriggerSpecException(spec.type(), key, text, allowed);
        } catch (NumberFormatException e) {
            throw new TriggerSpecException(spec.type(), key, text, allowed);
        }
    }
}
// endregion
