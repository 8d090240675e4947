package io.apscheduler.testkit;

import io.apscheduler.event.SchedulerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Events as they were told. Thread-safe. */
final class EventLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<SchedulerEvent> events = new ArrayList<>();

    void add(SchedulerEvent event) {
        lock.lock();
        try {
            events.add(event);
        } finally {
            lock.unlock();
        }
    }

    List<SchedulerEvent> events() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            events.clear();
        } finally {
            lock.unlock();
        }
    }
}
