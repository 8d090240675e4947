package io.apscheduler.engine.simulation;

import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;

/** Broken: moves the schedule on when a job is claimed, so that nobody knows of the run should its node die. */
final class AdvancesBeforeTheRun extends WatchedStore {
    AdvancesBeforeTheRun(World world) {
        super(world);
    }

    @Override
    Claim claim(JobRecord record, String node) {
        Claim claim = super.claim(record, node);
        JobRecord claimed = claim.record();
        Standing there = claimed.standing();
        if (there.nextFire() != Standing.NEVER) {
            long next = there.nextFire() + world.plan(record.id()).period();
            Standing moved =
                    new Standing(next, next, there.runs() + 1, there.paused(), there.quarantine(), there.state());
            records.put(
                    record.id(),
                    new JobRecord(
                            record.id(),
                            claimed.definition(),
                            moved,
                            claimed.revision(),
                            claimed.owner(),
                            claimed.fence()));
        }
        return claim;
    }
}
