package com.example.sun;

import com.example.sun.SunTrigger.Event;

/** Understands the trigger type {@code sunset}. */
public final class SunsetProvider extends SunProvider {
    /** For the service loader. */
    public SunsetProvider() {
        super(Event.SUNSET);
    }
}
