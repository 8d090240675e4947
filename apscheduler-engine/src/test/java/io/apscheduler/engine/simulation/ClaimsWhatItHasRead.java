package io.apscheduler.engine.simulation;

import io.apscheduler.spi.JobRecord;
import java.util.Map;

/** Broken: looks for free jobs, and claims them a little later without asking again whether they still are. */
final class ClaimsWhatItHasRead extends WatchedStore {
    private static final long NANOS_BETWEEN = 20_000_000;

    private Map<String, JobRecord> read = Map.of();
    private long readAt = Long.MIN_VALUE / 2;

    ClaimsWhatItHasRead(World world) {
        super(world);
    }

    @Override
    boolean isFree(JobRecord record) {
        long now = world.course().nanos();
        if (now - readAt > NANOS_BETWEEN) {
            read = Map.copyOf(records);
            readAt = now;
        }
        return super.isFree(read.getOrDefault(record.id(), record));
    }
}
