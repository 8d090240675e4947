package io.apscheduler.engine.explain;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Schedule;
import io.apscheduler.engine.plan.TriggerFaultException;
import io.apscheduler.engine.plan.Trouble;
import io.apscheduler.job.Explanation;
import io.apscheduler.job.Explanation.Cause;
import io.apscheduler.job.Explanation.Owner;
import io.apscheduler.job.Explanation.Upcoming;
import io.apscheduler.job.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains why a job runs or does not: a pure function of the {@link Facts}. */
public final class Explaining {
    private static final int MOST_TIMES = 5;

    private final Facts facts;
    private final Reasons reasons;

    private Explaining(Facts facts) {
        this.facts = facts;
        this.reasons = new Reasons(facts);
    }

    /** The explanation of a stored job. */
    public static Explanation explain(Facts facts) {
        return new Explaining(facts).explain();
    }

    /** The explanation of a job that waits for the scheduler's start. */
    public static Explanation tentative(Job job, Instant now) {
        String reason = "The scheduler is not running: the job gets its first fire time when start() is called.";
        return new Explanation(job, now, Cause.TENTATIVE, reason, List.of(), null, null, List.of());
    }

    private Explanation explain() {
        Cause cause = cause();
        Trouble trouble = facts.notes().trouble();
        return new Explanation(
                facts.job(),
                Micros.instant(facts.now()),
                cause,
                reasons.of(cause),
                next(),
                owner(),
                trouble == null ? null : TroubleText.of(trouble, facts.schedule()),
                remarks(cause));
    }

    private Cause cause() {
        if (facts.standing().quarantine() != null) {
            return Cause.QUARANTINED;
        }
        if (facts.isUnderWay()) {
            Trouble trouble = facts.notes().trouble();
            boolean crowded = trouble != null && trouble.kind() == Trouble.Kind.MAX_INSTANCES;
            return crowded ? Cause.MAX_INSTANCES : Cause.RUNNING;
        }
        if (facts.isDue()) {
            return causeOfDelay();
        }
        if (facts.standing().paused()) {
            return Cause.PAUSED;
        }
        if (facts.retry().isPresent()) {
            return Cause.RETRYING;
        }
        return facts.standing().nextFire() == NEVER ? Cause.FINISHED : Cause.SCHEDULED;
    }

    private Cause causeOfDelay() {
        Here here = facts.here();
        if (!here.serves() && here.unserved()) {
            return Cause.UNSERVED;
        }
        if (here.declined() != null) {
            return Cause.DECLINED;
        }
        return here.paused() && here.alone() ? Cause.SCHEDULER_PAUSED : Cause.DUE;
    }

    private List<String> remarks(Cause cause) {
        Here here = facts.here();
        List<String> remarks = new ArrayList<>();
        boolean ours = here.node().equals(facts.record().owner());
        if (cause == Cause.QUARANTINED || cause == Cause.FINISHED || (facts.isUnderWay() && !ours)) {
            return remarks;
        }
        if (here.paused() && cause != Cause.SCHEDULER_PAUSED) {
            remarks.add("This node starts no runs: its scheduler is paused.");
        }
        if (!here.serves() && cause != Cause.UNSERVED) {
            remarks.add("This node has no executor \"" + facts.executor() + "\" and leaves the job to others.");
        }
        if (here.declined() != null && cause != Cause.DECLINED) {
            remarks.add("This node has left the job to others: " + here.declined());
        }
        return remarks;
    }

    private @Nullable Owner owner() {
        String node = facts.record().owner();
        if (node == null) {
            return null;
        }
        Here here = facts.here();
        boolean ours = node.equals(here.node());
        boolean known = ours && here.leaseUntil() != NEVER;
        return new Owner(node, ours, known ? Micros.instant(here.leaseUntil()) : null);
    }

    /** What comes next. Whatever the trigger answers, there is an explanation. */
    private List<Upcoming> next() {
        List<Upcoming> next = new ArrayList<>();
        Schedule schedule = facts.schedule();
        long first = facts.standing().nextFire();
        if (schedule == null || first == NEVER) {
            return next;
        }
        try {
            boolean passed = facts.standing().paused() || facts.isUnderWay();
            long time = passed && facts.isDue(first) ? schedule.times().next(first, facts.now()) : first;
            long most = Math.min(MOST_TIMES, left(schedule));
            while (time != NEVER && next.size() < most) {
                Duration jitter = Duration.between(
                        Micros.instant(time), Micros.instant(schedule.times().due(time)));
                next.add(new Upcoming(Micros.instant(time).atZone(schedule.zone()), jitter));
                time = schedule.times().after(time);
            }
        } catch (TriggerFaultException e) {
            next.clear();
        }
        return next;
    }

    /** How many fire times are left of those that the job may have, that under way not among them. */
    private long left(Schedule schedule) {
        long most = schedule.terms().maxRuns();
        return most == NEVER ? NEVER : most - facts.standing().runs() - (facts.isUnderWay() ? 1 : 0);
    }
}
