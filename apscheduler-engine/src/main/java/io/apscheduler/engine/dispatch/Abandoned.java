package io.apscheduler.engine.dispatch;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.definition.JobSnapshot;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.Standing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps jobs aside that no node can run. Confined to the dispatcher's thread. */
final class Abandoned {
    private static final Logger LOG = LoggerFactory.getLogger(Abandoned.class);
    private static final String UNKNOWN_EXECUTOR = "There is no executor \"%s\" on any node. Add one of that name"
            + " (apscheduler.executor.NAME.class) or change the job's, then requeue the job.";

    private final String alias;
    private final JobStore store;
    private final DispatchContext context;
    private final Declined declined;
    /** Null where no lease can lapse: then nobody else could serve what this node does not. */
    private final @Nullable Unserved unserved;

    Abandoned(String alias, JobStore store, DispatchContext context, boolean hasLease, Declined declined) {
        this.alias = alias;
        this.store = store;
        this.context = context;
        this.declined = declined;
        NodeSettings settings = context.settings();
        this.unserved =
                hasLease ? new Unserved(alias, Micros.of(settings.lease()), !settings.servesSomeQueues()) : null;
    }

    /** When there may be some, {@code NEVER} if none are known. */
    long nextCheck() {
        return unserved == null ? declined.nextCheck() : Math.min(declined.nextCheck(), unserved.nextCheck());
    }

    /** Jobs that this node cannot run and that no other has taken within a lease are kept aside, with the reason. */
    void quarantine(long now) {
        if (declined.nextCheck() <= now) {
            declined.abandoned(store, now).forEach((record, reason) -> quarantine(record, reason, now));
        }
        if (unserved != null) {
            unserved.abandoned(store, context.executors().all().keySet(), now)
                    .forEach(record -> quarantine(
                            record,
                            UNKNOWN_EXECUTOR.formatted(record.definition().executor()),
                            now));
        }
    }

    private void quarantine(JobRecord record, String reason, long now) {
        Standing then = record.standing();
        Standing quarantined = new Standing(then.nextFire(), NEVER, then.runs(), then.paused(), reason, then.state());
        store.update(record.edited(record.definition(), quarantined)).ifPresent(written -> {
            LOG.warn("Job \"{}\" is quarantined, no node can run it: {}", record.id(), reason);
            new JobEvents(context.events()).quarantined(new JobSnapshot(alias, written, now), reason, now);
        });
    }
}
