package io.apscheduler.spi;

import io.apscheduler.job.StoreTransaction;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the records of jobs, and hands them out to nodes. Thread-safe between {@link #open} and {@link #close}.
 *
 * <p>A store deals in plain data: it never loads a class, never decodes a definition, and never calls code of a user.
 * All times are microseconds since the epoch by <em>the store's clock</em>.
 *
 * @implSpec The rules are proved by {@code JobStoreContract} of the test kit. In short: at most one live owner; a claim
 *     never exceeds what was asked; nothing is claimed before it is due less the look-ahead; a completion is applied
 *     whole or refused whole; a repeated request changes nothing more; what is read equals what was written. Any call
 *     before {@link #open} or after {@link #close} throws the same clear {@link JobStoreException}.
 */
public interface JobStore {
    /**
     * Opens the store, making what it needs. It may be opened again after it was closed.
     *
     * @throws JobStoreException if it cannot be opened; then it is still closed
     */
    void open(StoreContext context);

    /** Closes the store; without effect on a closed one. Its records stay wherever it keeps them. */
    void close();

    /**
     * Whether records outlive this process or are seen by others, so that definitions must have a text form. Default:
     * yes.
     */
    default boolean isPersistent() {
        return true;
    }

    /**
     * Adds the records whose ids are free, as they are: with revision 0, the fence that they bring, and without owner.
     *
     * @param records records made by {@link JobRecord#of}, their ids all different
     * @return the records that were there already under ids of these, untouched; empty if all were added
     * @throws JobStoreException if the store cannot be reached; some may have been added
     */
    List<JobRecord> add(List<JobRecord> records);

    /** The record of the given id, empty if there is none. */
    Optional<JobRecord> find(String id);

    /** One page of records. A page that is not full is the last. */
    List<JobRecord> list(JobQuery query);

    /**
     * Edits a record: writes definition and standing if the fence is still {@code record.fence()}, and raises revision and
     * fence by one. An owner stays, and is told with its next exchange.
     *
     * @return the record as it is now if it was written; empty if the fence had moved or the record is gone
     */
    Optional<JobRecord> update(JobRecord record);

    /**
     * Removes records, whatever their fence. Owners are told with their next exchange.
     *
     * @return the records that were removed, as they were
     */
    List<JobRecord> remove(Collection<String> ids);

    /**
     * Renews the node's lease, applies finished work, then claims what is due, as one step:
     *
     * <ol>
     *   <li>renews the lease, or makes one for a node never seen; if the lease had lapsed nothing is claimed and the reply
     *       says so, and the incarnation is dead for ever;
     *   <li>applies each completion whose fence still matches, and raises the fence of records that stay. Those of a node
     *       whose lease had lapsed are applied, too, but always release;
     *   <li>claims records whose {@link Standing#due()} is not after now plus the look-ahead, not declined, of executors with
     *       capacity, and without owner or with a dead one: sets the owner and raises the fence by one, nothing else. Before
     *       taking from a node whose lease has lapsed that node is marked dead, so that its late renewal fails. A store may
     *       claim fewer than the capacity at once, but some if there are any;
     *   <li>tells what else the node must know.
     * </ol>
     *
     * @throws JobStoreException if the store cannot be reached; repeating the same request is then safe, and what the lost
     *     reply had claimed is found by {@link #owned}
     */
    ExchangeReply exchange(ExchangeRequest request);

    /** The records that the given incarnation of a node owns. Asked only after a reply was lost. */
    List<JobRecord> owned(String node);

    /**
     * Gives up the lease of an incarnation: what it still owns becomes claimable at once. Without effect on one unknown.
     */
    void leave(String node);

    /** Whether any record is due, now or later, or owned by a node that lives. */
    boolean isUnfinished();

    /**
     * The executor aliases that nobody seems to serve: records of theirs could have been claimed ever since before the given
     * time, and no record of theirs is owned by a node that lives. Asked about once in a lease.
     *
     * @param served aliases not to be told
     * @param dueBefore microseconds by the store's clock
     * @implSpec By default all pages of {@link #list} are read, since a record with a request or a retry is due before its
     *     next fire time, and every owner is taken for one that lives. A store that is to keep many records, can be asked in
     *     a cheaper way, or knows which owners live, should override this.
     */
    default Set<String> unserved(Set<String> served, long dueBefore) {
        return Unserved.among(this, served, dueBefore);
    }

    /**
     * This store within a transaction of the caller's. Default: empty, for stores that take part in none, or in none of that
     * kind.
     *
     * @throws IllegalArgumentException if the transaction is of the right kind but cannot be used, saying why
     */
    default Optional<JoinedStore> join(StoreTransaction transaction) {
        return Optional.empty();
    }
}
