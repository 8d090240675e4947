package io.apscheduler.engine.engine;

import io.apscheduler.engine.definition.Definitions;
import io.apscheduler.engine.definition.JobDefinition;
import io.apscheduler.engine.engine.JobBook.Entry;
import io.apscheduler.engine.explain.Explaining;
import io.apscheduler.engine.explain.Facts;
import io.apscheduler.engine.explain.Here;
import io.apscheduler.engine.plan.Schedule;
import io.apscheduler.job.Explanation;
import io.apscheduler.job.SchedulerException;
import io.apscheduler.spi.JobRecord;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what explains why a stored job runs or does not. Thread-safe. */
final class Inquiry {
    private final Definitions definitions;
    private final Session session;

    Inquiry(Definitions definitions, Session session) {
        this.definitions = definitions;
        this.session = session;
    }

    Explanation explain(Entry entry) {
        JobRecord record = entry.record();
        long now = entry.store().now();
        return Explaining.explain(new Facts(entry.snapshot(), record, schedule(entry), here(entry, now), now));
    }

    private @Nullable Schedule schedule(Entry entry) {
        JobRecord record = entry.record();
        try {
            return definitions.schedule(
                    JobDefinition.of(
                            record.definition(), record.id(), entry.store().alias()),
                    record.id());
        } catch (SchedulerException | IllegalArgumentException unreadableHere) {
            return null;
        }
    }

    private Here here(Entry entry, long now) {
        JobRecord record = entry.record();
        String executor = record.definition().executor();
        Here here = entry.store().dispatcher().here(record.id(), executor);
        boolean waits = record.owner() == null && record.standing().due() <= now;
        if (!waits || here.serves()) {
            return here;
        }
        Set<String> served = session.executors().aliases();
        boolean nobody =
                here.alone() || entry.store().store().unserved(served, now + 1).contains(executor);
        return nobody ? here.asUnserved() : here;
    }
}
