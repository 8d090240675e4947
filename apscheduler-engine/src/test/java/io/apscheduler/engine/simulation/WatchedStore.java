package io.apscheduler.engine.simulation;

import io.apscheduler.spi.JobRecord;
import org.jspecify.annotations.Nullable;

/** The reference store, watched by the ledger. */
class WatchedStore extends ReferenceStore {
    final World world;

    WatchedStore(World world) {
        this.world = world;
    }

    @Override
    void applied(String node, JobRecord before, @Nullable JobRecord after) {
        world.ledger().applied(node, before, after);
    }

    @Override
    void buried(String node) {
        world.trace(null, "is dead to the store:", () -> node);
        world.ledger().buried(node);
    }
}
