package io.apscheduler.store.jdbc;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.spi.JobRecord;
import java.util.Comparator;

/** Times in microseconds, and the order in which records are told. */
final class Times {
    static final Comparator<JobRecord> BY_PRIORITY_THEN_DUE = Comparator.<JobRecord>comparingInt(
                    record -> -record.definition().priority())
            .thenComparingLong(record -> record.standing().due());

    private Times() {}

    /** The sum, held below {@code NEVER}. */
    static long plus(long time, long duration) {
        long sum = time + duration;
        return sum < time ? NEVER - 1 : Math.min(sum, NEVER - 1);
    }
}
