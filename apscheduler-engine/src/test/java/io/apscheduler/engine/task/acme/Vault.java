package io.apscheduler.engine.task.acme;

import io.apscheduler.job.Task;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes tasks of methods that are out of others' reach. */
public class Vault {
    /** How often they were called, or what they added up. */
    public static final AtomicInteger CALLS = new AtomicInteger();

    /** A task for each. */
    public static List<Task> tasks() {
        return List.of(Task.of(Vault::hidden), Task.of(Room::open), Task.of(Vault::sum, 1, 2L), Task.of(Room::new));
    }

    private static int hidden() {
        return CALLS.incrementAndGet();
    }

    static long sum(int a, long b) {
        return CALLS.addAndGet((int) (a + b));
    }

    static class Room {
        public static int open() {
            return CALLS.incrementAndGet();
        }
    }
}
