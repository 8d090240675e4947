package io.apscheduler.store.memory;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.Standing;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A store with one fault.
 *
 * @param rule the rule of the contract that it breaks
 * @param fault what is wrong with it
 */
record Broken(String rule, String fault, Supplier<? extends JobStore> store) {
    @Override
    public String toString() {
        return rule + ", " + fault;
    }

    static JobRecord standing(JobRecord record, Standing standing) {
        return new JobRecord(
                record.id(), record.definition(), standing, record.revision(), record.owner(), record.fence());
    }

    static JobRecord text(JobRecord record, String text) {
        Definition was = record.definition();
        Definition definition = Definition.of(text, was.name(), was.executor(), was.priority(), was.origin());
        return new JobRecord(
                record.id(), definition, record.standing(), record.revision(), record.owner(), record.fence());
    }

    static JobRecord numbers(JobRecord record, long revision, long fence) {
        return new JobRecord(record.id(), record.definition(), record.standing(), revision, record.owner(), fence);
    }

    static JobRecord owner(JobRecord record, String owner) {
        return new JobRecord(
                record.id(), record.definition(), record.standing(), record.revision(), owner, record.fence());
    }

    static Standing at(long nextFire, long due, Standing other) {
        return new Standing(nextFire, due, other.runs(), other.paused(), other.quarantine(), other.state());
    }

    /** Gives other threads a chance to come between. */
    static void dawdle() {
        LockSupport.parkNanos(20_000);
    }
}
