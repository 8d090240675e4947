package io.apscheduler.spi;

import java.util.List;

/**
 * A store seen from within a transaction of a caller's: what is written takes effect with the caller's commit. Confined as the
 * transaction is.
 *
 * @implSpec Nothing here commits, rolls back, or waits for what another node holds longer than a statement.
 */
public interface JoinedStore {
    /**
     * Adds records as {@link JobStore#add} does.
     *
     * @return the records that were there already under ids of these, untouched; empty if all were added
     * @throws JobStoreException if the transaction cannot go on
     */
    List<JobRecord> add(List<JobRecord> records);

    /**
     * Applies a completion as {@link JobStore#exchange} does.
     *
     * @return whether it was applied; false if the fence has moved or the record is gone
     * @throws JobStoreException if the transaction cannot go on
     */
    boolean complete(Completion completion);
}
