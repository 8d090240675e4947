package io.apscheduler.engine.dispatch;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.dispatch.Outbox.Sent;
import io.apscheduler.engine.explain.Here;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.time.StoreClock;
import io.apscheduler.event.SchedulerEvent.JobStoreFailed;
import io.apscheduler.event.SchedulerEvent.JobStoreRecovered;
import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when to exchange with the store, does it, and passes on what the reply says; goes on when the store fails.
 * Confined to the dispatcher's thread, but for what is said to be thread-safe.
 */
final class Exchanger {
    private static final Logger LOG = LoggerFactory.getLogger(Exchanger.class);
    private static final int FULL_BATCH = 500;
    private static final int LAST_ATTEMPTS = 3;

    private final String alias;
    private final DispatchContext context;
    private final Link link;
    private final StoreClock clock;
    private final Desk desk;
    private final Outbox outbox;
    private final Reconciliation reconciliation;
    private final Abandoned abandoned;
    private final Probes probes;
    private final Audits audits;
    private final Set<String> fullExecutors = new HashSet<>();
    private List<Sent> unanswered = List.of();
    private volatile boolean starved;

    /** Whether the last claim left something that is due. */
    private volatile boolean more;

    Exchanger(String alias, JobStore store, DispatchContext context, Link link, StoreClock clock, Desk desk) {
        this.alias = alias;
        this.context = context;
        this.link = link;
        this.clock = clock;
        this.desk = desk;
        this.outbox = desk.outbox();
        this.probes = new Probes(Micros.of(context.settings().lease()) / 3);
        this.audits = new Audits(Micros.of(context.settings().lease()));
        this.reconciliation = new Reconciliation(desk, link, clock);
        this.abandoned = new Abandoned(alias, store, context, link.hasLease(), outbox.declined());
    }

    /** Whether a thread may be idle while jobs are due: there was none for them, or it has used up what it was given. Thread-safe. */
    boolean isWaitedFor() {
        return starved || (more && isHungry());
    }

    /** For how many nanoseconds no exchange is needed; not positive if one is. */
    long nanosToNext(boolean draining) {
        boolean last = draining && !desk.hasFlights();
        if (link.isWaiting() && !last) {
            return link.nanosOfWait();
        }
        if (!link.isLeaseHeld() || last) {
            return 0;
        }
        long next = link.hasLease() ? link.nanosToHeartbeat() : Long.MAX_VALUE;
        next = Math.min(next, audits.nanosToNext(link.elapsed()));
        if (!outbox.isEmpty()) {
            next = Math.min(next, outbox.size() >= FULL_BATCH ? 0 : nanosToSend());
        }
        if (!draining && !desk.isPaused()) {
            next = Math.min(next, Math.min(nanosToClaim(), probes.nanosToNext(clock.micros())));
        }
        return next;
    }

    /** Waits for the pace if more work will come to its end meanwhile; the last of it is sent at once. */
    private long nanosToSend() {
        long pace = link.nanosOfPace();
        if (pace <= 0 || desk.hasFlights()) {
            return pace;
        }
        long wake = desk.nextWake();
        return wake == NEVER || wake - clock.micros() > pace / 1_000 ? 0 : pace;
    }

    private long nanosToClaim() {
        if (fullExecutors.stream().anyMatch(this::hasRoom)) {
            return link.nanosOfPace();
        }
        long due = link.nextDue();
        if (due == NEVER) {
            return Long.MAX_VALUE;
        }
        long now = clock.micros();
        if (due > now + Link.LOOK_AHEAD_MICROS) {
            long micros = due - Link.LOOK_AHEAD_MICROS - now;
            return micros > Long.MAX_VALUE / 1_000 ? Long.MAX_VALUE : micros * 1_000;
        }
        boolean room = context.executors().all().values().stream().anyMatch(post -> post.capacity() > 0);
        if (!room) {
            starved = true;
            return Long.MAX_VALUE;
        }
        long pace = link.nanosOfPace();
        boolean isLate = !desk.hasFlights() && due - now < pace / 1_000;
        return isLate || (more && isHungry()) ? 0 : pace;
    }

    /** Whether an executor has used up what it was given, while there was more. */
    private boolean isHungry() {
        for (ExecutorPost post : context.executors().all().values()) {
            if (post.backlog().isLow()) {
                return true;
            }
        }
        return false;
    }

    private boolean hasRoom(String executor) {
        return context.executors()
                .find(executor)
                .map(post -> post.capacity() > 0)
                .orElse(false);
    }

    /** When an exchange will be needed if nothing happens, in microseconds; {@code NEVER} if never. */
    long nextMicros() {
        long now = clock.micros();
        if (link.isWaiting()) {
            return now + link.nanosOfWait() / 1_000;
        }
        long next = desk.isPaused() ? NEVER : link.nextDue();
        if (link.hasLease() && !desk.isEmpty()) {
            next = Math.min(next, now + Math.max(0, link.nanosToHeartbeat()) / 1_000);
        }
        return Math.min(next, Math.min(abandoned.nextCheck(), probes.next()));
    }

    /** What this node knows by itself of a job and its executor. */
    Here here(String id, String executor) {
        return new Here(
                link.incarnation(),
                link.leaseUntil(),
                desk.isPaused(),
                !link.hasLease(),
                context.executors().find(executor).isPresent(),
                false,
                outbox.declined().why(id));
    }

    /** A record may come to be there soon, with a commit that nobody tells of. */
    void expect(long due) {
        probes.expect(due, clock.micros());
    }

    /** Exchanges once; a failure is reported and followed by a wait. */
    void exchange(boolean draining) {
        try {
            if (link.isUncertain() || audits.isDue(link.elapsed())) {
                if ((link.knowsTime() && link.isLeaseHeld()) || renew()) {
                    reconciliation.reconcile(unanswered);
                } else {
                    reconciliation.settle(unanswered);
                }
                unanswered = List.of();
                audits.made(link.elapsed());
            }
            desk.closeLateGroups();
            unanswered = outbox.pack();
            boolean settles = settlesLapsed();
            Map<String, Integer> capacity = draining || desk.isPaused() || settles ? Map.of() : capacities();
            List<Completion> completions =
                    unanswered.stream().map(Sent::completion).toList();
            Set<String> declined = Set.copyOf(outbox.declined().ids());
            ExchangeReply reply = link.exchange(completions, capacity, declined);
            answered();
            List<Sent> sent = unanswered;
            unanswered = List.of();
            take(reply, sent, capacity);
            if (settles) {
                link.dueAt(clock.micros()); // what could not be claimed with it
            }
            probes.looked(clock.micros());
            abandoned.quarantine(clock.micros());
        } catch (RuntimeException | StackOverflowError e) {
            failed(e);
            if (draining && !desk.hasFlights() && link.failures() >= LAST_ATTEMPTS) {
                abandon();
            }
        }
    }

    /** Whether something is to be recorded that was done under a lapsed lease: to claim with it would be to make it again. */
    private boolean settlesLapsed() {
        for (Sent sent : unanswered) {
            OwnedJob job = sent.job();
            if (job != null && job.isLapsed()) {
                return true;
            }
        }
        return false;
    }

    private Map<String, Integer> capacities() {
        Map<String, Integer> capacity = new HashMap<>();
        fullExecutors.clear();
        context.executors().all().forEach((name, post) -> {
            post.backlog().claiming();
            int room = post.capacity();
            if (room > 0) {
                capacity.put(name, room);
            } else {
                fullExecutors.add(name);
            }
        });
        starved = !fullExecutors.isEmpty();
        return capacity;
    }

    private void take(ExchangeReply reply, List<Sent> sent, Map<String, Integer> capacity) {
        if (!reply.leaseHeld()) {
            LOG.warn(
                    "This node's lease in job store \"{}\" lapsed: others may have taken its jobs."
                            + " It goes on under a new name.",
                    alias);
            desk.lapse();
            link.reincarnate();
            link.dueAt(clock.micros());
        }
        long now = clock.micros();
        Set<String> refused = reply.refused().isEmpty() ? Set.of() : new HashSet<>(reply.refused());
        for (Sent one : sent) {
            if (!refused.contains(one.id())) {
                outbox.applied(one, desk, now);
            }
        }
        reply.changes().forEach(change -> changed(change, now));
        sent.stream().filter(one -> refused.contains(one.id())).forEach(this::refused);
        if (!reply.leaseHeld()) {
            desk.settleLapsed();
        }
        for (Claim claim : reply.claims()) {
            desk.take(claim, now);
        }
        adapt(reply, capacity);
    }

    private void changed(Change change, long now) {
        JobRecord record = change.record();
        if (record == null) {
            desk.gone(change.id());
        } else if (desk.find(change.id()) == null) {
            desk.takeFound(record, now);
        } else {
            desk.edited(record);
        }
    }

    /** Where the reply did not say what became of the record, it is not this node's any more. */
    private void refused(Sent sent) {
        OwnedJob job = sent.job();
        if (job != null
                && desk.find(job.id()) == job
                && job.record().fence() == sent.completion().fence()) {
            desk.gone(job.id());
        }
    }

    private void adapt(ExchangeReply reply, Map<String, Integer> capacity) {
        more = !reply.claims().isEmpty() && reply.nextDue() <= reply.now() + Link.LOOK_AHEAD_MICROS;
        if (reply.claims().isEmpty()) {
            return;
        }
        capacity.keySet()
                .forEach(name -> context.executors()
                        .find(name)
                        .ifPresent(post -> post.backlog().adapt(more, link.nanosOfExchange())));
    }

    private void answered() {
        if (link.failures() > 0) {
            link.recovered();
            LOG.info("Job store \"{}\" works again.", alias);
            context.events().publish(new JobStoreRecovered(context.clock().instant(), alias));
        }
    }

    private void failed(Throwable failure) {
        unanswered.forEach(this::putBack);
        if (link.failures() == 0) {
            LOG.warn("Job store \"{}\" failed; it is tried again.", alias, failure);
            context.events().publish(new JobStoreFailed(context.clock().instant(), alias, failure));
        } else {
            LOG.debug("Job store \"{}\" failed again.", alias, failure);
        }
        link.failed();
        if (link.hasLease()) {
            audits.lost(link.elapsed());
        }
    }

    private void putBack(Sent sent) {
        outbox.putBack(sent);
        OwnedJob job = sent.job();
        if (job != null && job.isDoubtful()) {
            desk.hold(job);
        }
    }

    /**
     * After an answer was lost and the lease may have lapsed since, or was the first and so nothing can be judged by the
     * store's time yet: renews the lease, and returns whether it still held. If it did not, what was done under it is sent
     * anew, and the fences tell what the store had done of it.
     */
    private boolean renew() {
        ExchangeReply reply = link.exchange(List.of(), Map.of(), Set.of());
        take(reply, List.of(), Map.of());
        return reply.leaseHeld();
    }

    /** At the end of a shutdown the store does not answer: what could not be recorded is named. */
    private void abandon() {
        List<OwnedJob> left = desk.all();
        LOG.error(
                "Job store \"{}\" does not answer: the last runs of {} job(s) could not be recorded: {}",
                alias,
                left.size(),
                left.stream().map(OwnedJob::id).limit(20).toList());
        left.forEach(job -> desk.gone(job.id()));
    }
}
