package io.apscheduler.engine.dispatch;

import io.apscheduler.engine.dispatch.Outbox.Sent;
import io.apscheduler.engine.time.StoreClock;
import io.apscheduler.spi.Completion;
import io.apscheduler.spi.JobRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            if (isOpen(sent) && wasApplied(sent, owned.get(sent.id()))) {
                applied(sent, now);
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

    /**
     * Finds out, after the lease has lapsed, which records the store had kept for this node by a request whose answer was lost.
     * What has been made of them since can then still be recorded, unless somebody has claimed them.
     */
    void settle(List<Sent> unanswered) {
        long now = clock.micros();
        for (Sent sent : unanswered) {
            if (isOpen(sent) && sent.completion() instanceof Completion.Advance advance && advance.keep()) {
                JobRecord record = link.find(sent.id()).orElse(null);
                if (record != null && isStillOf(sent, record) && wasApplied(sent, record)) {
                    applied(sent, now);
                }
            }
        }
    }

    private static boolean isStillOf(Sent sent, JobRecord record) {
        OwnedJob job = sent.job();
        return job != null && Objects.equals(record.owner(), job.record().owner());
    }

    /** Whether nobody knows yet what became of it, and the answer does not come from elsewhere. */
    private boolean isOpen(Sent sent) {
        OwnedJob job = sent.job();
        return job != null && desk.find(job.id()) == job && job.transacted() == null;
    }

    private void applied(Sent sent, long now) {
        OwnedJob job = Objects.requireNonNull(sent.job());
        desk.outbox().remove(job);
        desk.outbox().applied(sent, desk, now);
        if (desk.find(job.id()) == job) {
            desk.touch(job); // what has happened since then is not recorded yet
        }
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
