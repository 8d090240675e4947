package io.apscheduler.engine.dispatch;

import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Notes;
import io.apscheduler.job.Job;
import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the store must be told with the next exchange. Confined to the dispatcher's thread. */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    /** The most completions of one request. */
    private static final int MOST = 5_000;

    private final JobEvents events;
    private final Declined declined;
    private final ArrayDeque<OwnedJob> jobs = new ArrayDeque<>();
    private int posted;
    private final Map<String, Returned> returned = new LinkedHashMap<>();

    Outbox(NodeSettings settings, JobEvents events) {
        this.events = events;
        this.declined = new Declined(Micros.of(settings.lease()));
    }

    /**
     * A completion on its way, for a job of this node or for a record that it gives straight back.
     *
     * @param events how many events are kept that tell of what this records
     */
    record Sent(
            Completion completion,
            @Nullable OwnedJob job,
            int events,
            @Nullable Returned returned) {
        static Sent of(OwnedJob job) {
            return new Sent(job.completion(), job, job.untold(), null);
        }

        static Sent of(Returned returned) {
            return new Sent(returned.completion(), null, 0, returned);
        }

        String id() {
            return completion.id();
        }
    }

    /** A record that cannot be run here: declined, or to be quarantined. */
    record Returned(
            JobRecord record, Standing then, @Nullable Job snapshot, String reason) {
        Completion completion() {
            return new Completion.Advance(record.id(), record.fence(), then, false);
        }
    }

    Declined declined() {
        return declined;
    }

    /** A job has changed, or is given up. */
    void add(OwnedJob job) {
        if (!job.posted && !job.isDetained()) {
            job.posted = true;
            posted++;
            jobs.add(job);
        }
    }

    /** Takes a job out; its place is passed over when it comes. */
    void remove(OwnedJob job) {
        if (job.posted) {
            job.posted = false;
            posted--;
        }
    }

    /** This node cannot run the job and leaves it to others, with what they must know of a dead owner before it. */
    void decline(Claim claim, @Nullable String why) {
        JobRecord record = claim.record();
        LOG.warn("Job \"{}\" cannot run here and is left to others: {}", record.id(), why);
        returned.put(record.id(), new Returned(record, leftToOthers(claim), null, String.valueOf(why)));
    }

    private static Standing leftToOthers(Claim claim) {
        Standing now = claim.record().standing();
        Notes notes = Notes.of(now.state());
        Notes left = notes.leftBy(Arrival.deadLease(claim, notes));
        return left.equals(notes)
                ? now
                : new Standing(now.nextFire(), now.due(), now.runs(), now.paused(), null, left.orNull());
    }

    /** The job cannot be restored. */
    void quarantine(JobRecord record, Job snapshot, @Nullable String why) {
        String reason = String.valueOf(why);
        Standing now = record.standing();
        Standing quarantined =
                new Standing(now.nextFire(), Standing.NEVER, now.runs(), now.paused(), reason, now.state());
        returned.put(record.id(), new Returned(record, quarantined, snapshot, reason));
    }

    boolean isEmpty() {
        return posted == 0 && returned.isEmpty();
    }

    int size() {
        return posted + returned.size();
    }

    /** Takes out what goes into one request. */
    List<Sent> pack() {
        List<Sent> parcel = new ArrayList<>(Math.min(size(), MOST));
        returned.values().forEach(one -> parcel.add(Sent.of(one)));
        returned.clear();
        while (posted > 0 && parcel.size() < MOST) {
            OwnedJob job = jobs.remove();
            if (job.posted) {
                remove(job);
                parcel.add(Sent.of(job));
            }
        }
        if (posted == 0) {
            jobs.clear();
        }
        return parcel;
    }

    /** Takes back what could not be sent. */
    void putBack(Sent sent) {
        OwnedJob job = sent.job();
        Returned other = sent.returned();
        if (job != null && !job.isGone()) {
            job.unanswered(sent.completion());
            add(job);
        } else if (other != null) {
            returned.put(other.record().id(), other);
        }
    }

    /** The store has applied a completion. */
    void applied(Sent sent, Desk desk, long now) {
        OwnedJob job = sent.job();
        Returned other = sent.returned();
        if (job != null) {
            applied(sent, job, desk, now);
        } else if (other != null && other.snapshot() != null) {
            quarantined(other.snapshot(), other.reason(), now);
        } else if (other != null) {
            declined.add(other.record().id(), other.reason(), other.record().fence() + 1, now);
        }
    }

    private void applied(Sent sent, OwnedJob job, Desk desk, long now) {
        if (sent.completion() instanceof Completion.Advance advance) {
            job.recorded(advance.standing());
            events.tell(job, sent.events());
            if (advance.keep()) {
                desk.handOverHeld(job, now);
                return;
            }
            desk.released(job);
            String reason = advance.standing().quarantine();
            if (reason != null) {
                quarantined(job.snapshot(now), reason, now);
            }
        } else {
            desk.released(job);
            events.removed(job, now);
            events.tell(job);
        }
    }

    private void quarantined(Job job, String reason, long now) {
        LOG.warn("Job \"{}\" is quarantined: {}", job.id(), reason);
        events.quarantined(job, reason, now);
    }
}
