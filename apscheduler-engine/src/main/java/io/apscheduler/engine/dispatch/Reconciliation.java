package io.apscheduler.engine.dispatch;

import io.apscheduler.engine.dispatch.Outbox.Sent;
import io.apscheduler.engine.time.StoreClock;
import io.apscheduler.spi.Completion;
import io.apscheduler.spi.JobRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings what this node believes into line with what its store has, where the answer to a request was lost: the store may have
 * done all of it, or nothing. Confined to the dispatcher's thread.
 */
final class Reconciliation {
    private final Desk desk;
    private final Link link;
    private final StoreClock clock;

    Reconciliation(Desk desk, Link link, StoreClock clock) {
        this.desk = desk;
        this.link = link;
        this.clock = clock;
    }

    /** Finds out what of a request the store had done. Only under a lease that holds. */
    void reconcile(List<Sent> unanswered) {
        Map<String, JobRecord> owned = new HashMap<>();
        link.owned().forEach(record -> owned.put(record.id(), record));
        long now = clock.micros();
        for (Sent sent : unanswered) {
            OwnedJob job = sent.job();
            if (job == null || desk.find(job.id()) != job || job.transacted() != null) {
                continue;
            }
            if (wasApplied(sent, owned.get(sent.id()))) {
                desk.outbox().remove(job);
                desk.outbox().applied(sent, desk, now);
                if (desk.find(job.id()) == job) {
                    desk.touch(job); // what has happened since then is not recorded yet
                }
            }
        }
        for (OwnedJob job : desk.all()) {
            JobRecord record = owned.remove(job.id());
            if (record == null) {
                if (!link.isLeaseHeld()) {
                    job.lapse(); // others have taken it, rather than removed it
                }
                desk.gone(job.id());
            } else {
                desk.edited(record);
            }
        }
        owned.values().forEach(record -> desk.takeFound(record, now));
    }

    private static boolean wasApplied(Sent sent, @Nullable JobRecord record) {
        OwnedJob job = sent.job();
        if (job == null || job.record().fence() != sent.completion().fence()) {
            return false; // edited here since: what was sent, applied or not, is what was edited
        }
        boolean keeps = sent.completion() instanceof Completion.Advance advance && advance.keep();
        if (record == null) {
            return !keeps;
        }
        if (!(sent.completion() instanceof Completion.Advance advance)) {
            return false;
        }
        long edits = record.revision() - job.record().revision();
        long raised = record.fence() - sent.completion().fence() - edits;
        boolean isAsSent =
                OwnedJob.readable(record.standing()).equals(advance.standing()); // else an earlier one came late
        return keeps
                ? raised == 1 && edits == 0 && isAsSent
                : raised >= 2 && (edits != 0 || isAsSent); // given up, and claimed again by the same request
    }
}
