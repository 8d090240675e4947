package io.apscheduler.store.memory;

import io.apscheduler.spi.JobRecord;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** It takes what somebody has removed for lost. */
final class TellsRemovedAsLost extends SimpleJobStore {
    @Override
    public List<JobRecord> remove(Collection<String> ids) {
        List<JobRecord> removed = super.remove(ids);
        context.lost().accept(removed.stream().map(JobRecord::id).collect(Collectors.toSet()));
        return removed;
    }
}
