package io.apscheduler.event;

/**
 * Is told of events. Called on the scheduler's event thread, one event after the other, in their order: a slow listener
 * delays later events, never a run. It may call the scheduler. What it throws is logged and goes no further.
 */
@FunctionalInterface
public interface SchedulerListener {
    /** Takes one event. */
    void onEvent(SchedulerEvent event);
}
