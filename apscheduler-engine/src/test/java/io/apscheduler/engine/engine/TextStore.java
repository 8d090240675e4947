package io.apscheduler.engine.engine;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.Definition;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.Standing.StateText;
import io.apscheduler.spi.StoreContext;
import io.apscheduler.store.memory.MemoryJobStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A store that keeps jobs as text, as those that outlive the process do, and may be seen by several nodes. The text may be
 * tampered with, and a node may be cut off.
 */
final class TextStore implements JobStore {
    private final MemoryJobStore real;
    private final TextStore origin;
    private volatile UnaryOperator<String> tampering = text -> text;
    private volatile boolean cutOff;

    TextStore() {
        this.real = new MemoryJobStore();
        this.origin = this;
    }

    private TextStore(TextStore origin) {
        this.real = origin.real.shared();
        this.origin = origin;
    }

    /** The same jobs for another node. */
    TextStore shared() {
        return new TextStore(this);
    }

    /** Changes the text of definitions as they are read. */
    void tamper(UnaryOperator<String> change) {
        origin.tampering = change;
    }

    /** The node of this handle no longer reaches the store. */
    void cutOff(boolean now) {
        cutOff = now;
    }

    private void reach() {
        if (cutOff) {
            throw new JobStoreException("The store cannot be reached.");
        }
    }

    private static @Nullable StateText written(@Nullable StateText state) {
        return state == null ? null : StateText.of(state.text());
    }

    private static Standing written(Standing standing) {
        return new Standing(
                standing.nextFire(),
                standing.due(),
                standing.runs(),
                standing.paused(),
                standing.quarantine(),
                written(standing.state()));
    }

    private static JobRecord written(JobRecord record) {
        Definition there = record.definition();
        Definition text = Definition.of(there.text(), there.name(), there.executor(), there.priority(), there.origin());
        return record.edited(text, written(record.standing()));
    }

    private JobRecord read(JobRecord record) {
        Definition there = record.definition();
        String text = origin.tampering.apply(there.text());
        Definition read = Definition.of(text, there.name(), there.executor(), there.priority(), there.origin());
        return record.edited(read, record.standing());
    }

    @Override
    public void open(StoreContext context) {
        real.open(context);
    }

    @Override
    public void close() {
        real.close();
    }

    @Override
    public List<JobRecord> add(List<JobRecord> records) {
        reach();
        return real.add(records.stream().map(TextStore::written).toList()).stream()
                .map(this::read)
                .toList();
    }

    @Override
    public Optional<JobRecord> find(String id) {
        reach();
        return real.find(id).map(this::read);
    }

    @Override
    public List<JobRecord> list(JobQuery query) {
        reach();
        return real.list(query).stream().map(this::read).toList();
    }

    @Override
    public Optional<JobRecord> update(JobRecord record) {
        reach();
        return real.update(written(record)).map(this::read);
    }

    @Override
    public List<JobRecord> remove(Collection<String> ids) {
        reach();
        return real.remove(ids).stream().map(this::read).toList();
    }

    @Override
    public ExchangeReply exchange(ExchangeRequest request) {
        reach();
        List<Completion> completions =
                request.completions().stream().map(TextStore::written).toList();
        ExchangeReply reply = real.exchange(new ExchangeRequest(
                request.node(),
                request.leaseMicros(),
                completions,
                request.capacity(),
                request.declined(),
                request.lookAheadMicros()));
        return new ExchangeReply(
                reply.leaseHeld(),
                reply.claims().stream()
                        .map(claim -> new Claim(read(claim.record()), claim.deadOwnerLease()))
                        .toList(),
                reply.refused(),
                reply.changes().stream().map(this::read).toList(),
                reply.nextDue(),
                reply.now());
    }

    private static Completion written(Completion completion) {
        return completion instanceof Completion.Advance advance
                ? new Completion.Advance(advance.id(), advance.fence(), written(advance.standing()), advance.keep())
                : completion;
    }

    private Change read(Change change) {
        JobRecord record = change.record();
        return record == null ? change : new Change(change.id(), read(record));
    }

    @Override
    public List<JobRecord> owned(String node) {
        reach();
        return real.owned(node).stream().map(this::read).toList();
    }

    @Override
    public void leave(String node) {
        reach();
        real.leave(node);
    }

    @Override
    public boolean isUnfinished() {
        reach();
        return real.isUnfinished();
    }
}
