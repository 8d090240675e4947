package io.apscheduler.engine.event;

/** Events without a thread. */
public final class SteppedEvents {
    private SteppedEvents() {}

    /** Events that are told only when asked. */
    public static Events of(String scheduler) {
        return Events.unspoken(scheduler);
    }

    /** Tells what was published so far. */
    public static void tell(Events events) {
        events.tellReady();
    }
}
