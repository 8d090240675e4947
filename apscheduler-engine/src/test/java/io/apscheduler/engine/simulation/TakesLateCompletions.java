package io.apscheduler.engine.simulation;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.JobRecord;

/** Broken: finds completions by the id of the job alone, so that those of a node that has lost it take effect. */
final class TakesLateCompletions extends WatchedStore {
    TakesLateCompletions(World world) {
        super(world);
    }

    @Override
    boolean matches(Completion completion, JobRecord record, String node) {
        return true;
    }
}
