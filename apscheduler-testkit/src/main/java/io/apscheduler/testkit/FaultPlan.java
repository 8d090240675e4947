package io.apscheduler.testkit;

import io.apscheduler.testkit.FaultyJobStore.Fault;
import io.apscheduler.testkit.FaultyJobStore.Operation;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Which calls to a {@link FaultyJobStore} fail, and how. What is planned for the next calls of an operation goes before what
 * is planned for all of them, and that before chance. Thread-safe.
 */
public final class FaultPlan {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Operation, Queue<Fault>> next = new EnumMap<>(Operation.class);
    private final Map<Operation, Fault> always = new EnumMap<>(Operation.class);
    private final Map<Operation, Integer> calls = new EnumMap<>(Operation.class);
    private @Nullable Chance chance;

    FaultPlan() {}

    /** Plans the next calls of an operation, one after the other. */
    public void next(Operation operation, Fault... faults) {
        lock.lock();
        try {
            next.computeIfAbsent(operation, key -> new ArrayDeque<>()).addAll(List.of(faults));
        } finally {
            lock.unlock();
        }
    }

    /** Plans all calls of an operation. */
    public void always(Operation operation, Fault fault) {
        lock.lock();
        try {
            always.put(operation, fault);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets calls of any operation fail by chance, always the same for the same seed and order of calls.
     *
     * @param before how likely it is that a call does nothing, 0 to 1
     * @param after how likely it is that a reply is lost, 0 to 1
     */
    public void randomly(long seed, double before, double after) {
        lock.lock();
        try {
            chance = new Chance(new Random(seed), before, after);
        } finally {
            lock.unlock();
        }
    }

    /** Drops all plans: the store works. */
    public void none() {
        lock.lock();
        try {
            next.clear();
            always.clear();
            chance = null;
        } finally {
            lock.unlock();
        }
    }

    /** How often an operation was called so far, whether it failed or not. */
    public int calls(Operation operation) {
        lock.lock();
        try {
            return calls.getOrDefault(operation, 0);
        } finally {
            lock.unlock();
        }
    }

    /** Decides one call. */
    Fault take(Operation operation) {
        lock.lock();
        try {
            calls.merge(operation, 1, Integer::sum);
            Queue<Fault> planned = next.get(operation);
            if (planned != null && !planned.isEmpty()) {
                return planned.remove();
            }
            Fault standing = always.get(operation);
            if (standing != null) {
                return standing;
            }
            return chance == null ? Fault.NONE : chance.draw();
        } finally {
            lock.unlock();
        }
    }

    /** How likely faults are. */
    private record Chance(Random random, double before, double after) {
        Fault draw() {
            double drawn = random.nextDouble();
            if (drawn < before) {
                return Fault.BEFORE;
            }
            return drawn < before + after ? Fault.AFTER : Fault.NONE;
        }
    }
}
