package io.apscheduler.chaos.command;

import io.apscheduler.chaos.fault.FaultKind;
import io.apscheduler.chaos.load.Load;
import io.apscheduler.chaos.node.StoreChoice;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a run is made of.
 *
 * @param folder where ledgers, logs and the server's files go
 * @param module the folder of this module
 */
public record Settings(
        StoreChoice store,
        Load load,
        int nodes,
        Set<FaultKind> faults,
        long leaseMillis,
        long seed,
        Path folder,
        Path module) {
    /** Whether anything is done to the nodes or to the server. */
    public boolean isFaulty() {
        return !faults.isEmpty();
    }
}
