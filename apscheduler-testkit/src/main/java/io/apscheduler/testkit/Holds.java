package io.apscheduler.testkit;

import io.apscheduler.testkit.FaultyJobStore.Operation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The holds of a faulty store, at most one in force for each operation. Thread-safe. */
final class Holds {
    private final Map<Operation, Hold> byOperation = new ConcurrentHashMap<>();

    Hold add(Operation operation) {
        Hold hold = new Hold();
        Hold before = byOperation.put(operation, hold);
        if (before != null) {
            before.close();
        }
        return hold;
    }

    void pass(Operation operation) {
        Hold hold = byOperation.get(operation);
        if (hold != null) {
            hold.pass();
        }
    }
}
