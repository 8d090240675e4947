package com.example.sun;

import com.example.sun.SunTrigger.Event;

// region sunrise
/** Understands the trigger type {@code sunrise}. */
public final class SunriseProvider extends SunProvider {
    /** For the service loader. */
    public SunriseProvider() {
        super(Event.SUNRISE);
    }
}
// endregion
