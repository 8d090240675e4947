package io.apscheduler.chaos.broken;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.StoreContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store that leaves everything to another. */
abstract class Passing implements JobStore {
    private final JobStore store;

    Passing(JobStore store) {
        this.store = store;
    }

    JobStore store() {
        return store;
    }

    @Override
    public void open(StoreContext context) {
        store.open(context);
    }

    @Override
    public void close() {
        store.close();
    }

    @Override
    public List<JobRecord> add(List<JobRecord> records) {
        return store.add(records);
    }

    @Override
    public Optional<JobRecord> find(String id) {
        return store.find(id);
    }

    @Override
    public List<JobRecord> list(JobQuery query) {
        return store.list(query);
    }

    @Override
    public Optional<JobRecord> update(JobRecord record) {
        return store.update(record);
    }

    @Override
    public List<JobRecord> remove(Collection<String> ids) {
        return store.remove(ids);
    }

    @Override
    public ExchangeReply exchange(ExchangeRequest request) {
        return store.exchange(request);
    }

    @Override
    public List<JobRecord> owned(String node) {
        return store.owned(node);
    }

    @Override
    public void leave(String node) {
        store.leave(node);
    }

    @Override
    public boolean isUnfinished() {
        return store.isUnfinished();
    }

    @Override
    public Set<String> unserved(Set<String> served, long dueBefore) {
        return store.unserved(served, dueBefore);
    }
}
