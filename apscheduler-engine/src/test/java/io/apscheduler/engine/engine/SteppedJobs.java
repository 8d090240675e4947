package io.apscheduler.engine.engine;

import io.apscheduler.engine.definition.Definitions;
import io.apscheduler.engine.dispatch.Dispatcher;
import io.apscheduler.engine.event.Events;
import io.apscheduler.job.JobSpec;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What users do with the jobs of one store, on the thread that is the dispatcher's, too. */
public final class SteppedJobs {
    private final OpenStore store;
    private final Edits edits;

    public SteppedJobs(JobStore store, Dispatcher dispatcher, Definitions definitions, Events events) {
        this.store = new OpenStore(JobSpec.DEFAULT, store, dispatcher);
        this.edits = new Edits(new NewRecords(definitions), events);
    }

    /** The record of a new job. */
    public static JobRecord record(Definitions definitions, JobSpec spec, long now) {
        return new NewRecords(definitions).record(TentativeJob.of(spec.id().orElseThrow(), spec), now);
    }

    public boolean pause(String id) {
        return find(id).map(edits::pause).isPresent();
    }

    public boolean resume(String id) {
        return find(id).map(edits::resume).isPresent();
    }

    public boolean runNow(String id) {
        return find(id).map(edits::runNow).isPresent();
    }

    public boolean modify(String id, UnaryOperator<JobSpec> change) {
        return find(id).map(entry -> edits.modify(entry, change)).isPresent();
    }

    public boolean remove(String id) {
        return !edits.remove(store, List.of(id)).isEmpty();
    }

    private Optional<JobBook.Entry> find(String id) {
        return store.store().find(id).map(record -> new JobBook.Entry(store, record));
    }
}
