package io.apscheduler.testkit;

import io.apscheduler.job.StoreTransaction;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.JoinedStore;
import io.apscheduler.spi.StoreContext;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that fails when it is told to: before it did what was asked, as when the connection cannot be made, or after, as
 * when it broke before the reply came. To test how a scheduler, or anything else on top of a store, copes. Thread-safe.
 *
 * <pre>{@code
 * FaultyJobStore store = new FaultyJobStore(new MemoryJobStore());
 * store.faults().next(Operation.EXCHANGE, Fault.NONE, Fault.AFTER, Fault.BEFORE);   // the first works, the reply of the second is lost …
 * store.faults().always(Operation.ADD, Fault.BEFORE);
 * store.faults().randomly(42, 0.05, 0.05);                                          // any call, by a seed
 * store.faults().none();
 * try (Hold hold = store.hold(Operation.EXCHANGE)) {                                // the next exchange waits …
 *     hold.awaitCall(Duration.ofSeconds(5));
 *     …
 * }                                                                                 // … until here
 * }</pre>
 */
public final class FaultyJobStore implements JobStore {
    private final JobStore store;
    private final FaultPlan faults = new FaultPlan();
    private final Holds holds = new Holds();

    /** Wraps a store; without effect until faults are planned. */
    public FaultyJobStore(JobStore store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    /** Which calls shall fail, and how. */
    public FaultPlan faults() {
        return faults;
    }

    /** Makes the next calls of an operation wait, before they do anything, until the hold is closed. */
    public Hold hold(Operation operation) {
        return holds.add(operation);
    }

    @Override
    public void open(StoreContext context) {
        call(Operation.OPEN, () -> {
            store.open(context);
            return null;
        });
    }

    /** Closes the store. Never fails. */
    @Override
    public void close() {
        store.close();
    }

    @Override
    public boolean isPersistent() {
        return store.isPersistent();
    }

    @Override
    public List<JobRecord> add(List<JobRecord> records) {
        return call(Operation.ADD, () -> store.add(records));
    }

    @Override
    public Optional<JobRecord> find(String id) {
        return call(Operation.FIND, () -> store.find(id));
    }

    @Override
    public List<JobRecord> list(JobQuery query) {
        return call(Operation.LIST, () -> store.list(query));
    }

    @Override
    public Optional<JobRecord> update(JobRecord record) {
        return call(Operation.UPDATE, () -> store.update(record));
    }

    @Override
    public List<JobRecord> remove(Collection<String> ids) {
        return call(Operation.REMOVE, () -> store.remove(ids));
    }

    @Override
    public ExchangeReply exchange(ExchangeRequest request) {
        return call(Operation.EXCHANGE, () -> store.exchange(request));
    }

    @Override
    public List<JobRecord> owned(String node) {
        return call(Operation.OWNED, () -> store.owned(node));
    }

    @Override
    public void leave(String node) {
        call(Operation.LEAVE, () -> {
            store.leave(node);
            return null;
        });
    }

    @Override
    public boolean isUnfinished() {
        return call(Operation.IS_UNFINISHED, store::isUnfinished);
    }

    @Override
    public Set<String> unserved(Set<String> served, long dueBefore) {
        return call(Operation.UNSERVED, () -> store.unserved(served, dueBefore));
    }

    /** The store itself within the transaction: what goes wrong there is the transaction's to suffer. */
    @Override
    public Optional<JoinedStore> join(StoreTransaction transaction) {
        return store.join(transaction);
    }

    private <T extends @Nullable Object> T call(Operation operation, Supplier<T> action) {
        holds.pass(operation);
        Fault fault = faults.take(operation);
        if (fault == Fault.BEFORE) {
            throw new JobStoreException("Planned fault: " + operation + " was not carried out. Repeat it.");
        }
        T result = action.get();
        if (fault == Fault.AFTER) {
            throw new JobStoreException("Planned fault: the reply to " + operation + " was lost. Repeat it.");
        }
        return result;
    }

    /** What a store is asked to do. */
    public enum Operation {
        /** {@link JobStore#open}. */
        OPEN,
        /** {@link JobStore#add}. */
        ADD,
        /** {@link JobStore#find}. */
        FIND,
        /** {@link JobStore#list}. */
        LIST,
        /** {@link JobStore#update}. */
        UPDATE,
        /** {@link JobStore#remove}. */
        REMOVE,
        /** {@link JobStore#exchange}. */
        EXCHANGE,
        /** {@link JobStore#owned}. */
        OWNED,
        /** {@link JobStore#leave}. */
        LEAVE,
        /** {@link JobStore#isUnfinished}. */
        IS_UNFINISHED,
        /** {@link JobStore#unserved}. */
        UNSERVED
    }

    /** How one call goes wrong. */
    public enum Fault {
        /** Not at all. */
        NONE,
        /** Nothing is done, and the call throws. */
        BEFORE,
        /** What was asked is done, and the call throws: the reply is lost. */
        AFTER
    }
}
