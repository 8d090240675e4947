package io.apscheduler.engine.event;

import io.apscheduler.event.EventType;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerEvent.JobEvent;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Which types of events a class of events comprises. */
final class EventTypes {
    private EventTypes() {}

    static Set<EventType> of(Class<? extends SchedulerEvent> type) {
        if (type == SchedulerEvent.class) {
            return EnumSet.allOf(EventType.class);
        }
        if (type == JobEvent.class) {
            return EnumSet.of(
                    EventType.JOB_EXECUTED, EventType.JOB_FAILED, EventType.JOB_CANCELLED, EventType.JOB_MISSED);
        }
        // A record's name is that of its type in another spelling: JobFailed, JOB_FAILED.
        String words = type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        return EnumSet.of(EventType.valueOf(words.toUpperCase(Locale.ROOT)));
    }
}
