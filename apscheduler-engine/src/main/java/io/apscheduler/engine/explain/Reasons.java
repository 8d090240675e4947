package io.apscheduler.engine.explain;

import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Notes.Retrial;
import io.apscheduler.engine.plan.Schedule;
import io.apscheduler.engine.plan.Trouble;
import io.apscheduler.job.Explanation.Cause;

/** Says in words what decides whether a job runs. Immutable. */
final class Reasons {
    private final Facts facts;

    Reasons(Facts facts) {
        this.facts = facts;
    }

    String of(Cause cause) {
        String id = facts.record().id();
        String executor = facts.executor();
        return switch (cause) {
            case TENTATIVE -> throw new IllegalArgumentException("A stored job is not tentative.");
            case QUARANTINED ->
                "It is kept but not run until requeue(\"" + id + "\"): "
                        + facts.standing().quarantine();
            case MAX_INSTANCES ->
                underWay() + " Fire times that come meanwhile are missed, as " + instances() + " at once"
                        + " (max_instances).";
            case RUNNING -> underWay();
            case UNSERVED ->
                dueSince() + ", but no node seems to have its executor \"" + executor
                        + "\". Add it to one (apscheduler.executor." + executor + ".class), or start one that has it.";
            case DECLINED ->
                dueSince() + ", but this node cannot run it and leaves it to others: "
                        + facts.here().declined();
            case SCHEDULER_PAUSED -> dueSince() + ", but the scheduler is paused until resume().";
            case DUE -> dueSince() + ", and waits for a node with a free thread of executor \"" + executor + "\".";
            case PAUSED -> "It is paused until resumeJob(\"" + id + "\").";
            case RETRYING -> retrying(facts.retry().orElseThrow());
            case FINISHED -> finished();
            case SCHEDULED -> scheduled();
        };
    }

    private String underWay() {
        String node = facts.record().owner();
        String what = facts.underWay().isPresent()
                ? "The run of fire time " + Micros.instant(facts.underWay().getAsLong())
                : "A run";
        return what + " is under way, or handed over, on node " + node + ".";
    }

    private String instances() {
        Schedule schedule = facts.schedule();
        int most = schedule == null ? 1 : schedule.terms().maxInstances();
        return most == 1 ? "only one instance may run" : "no more than " + most + " instances may run";
    }

    private String dueSince() {
        return "It is due since " + Micros.instant(facts.standing().due());
    }

    private String retrying(Retrial retrial) {
        Trouble trouble = facts.notes().trouble();
        String failure =
                trouble == null || trouble.failure() == null ? "" : " The one before failed: " + trouble.failure();
        return "Attempt " + retrial.attempt() + " of the run of fire time " + Micros.instant(retrial.fireTime())
                + " begins at " + Micros.instant(retrial.due()) + "." + failure;
    }

    private String finished() {
        Schedule schedule = facts.schedule();
        if (schedule != null && facts.standing().runs() >= schedule.terms().maxRuns()) {
            return "It has had all its " + schedule.terms().maxRuns() + " runs (max_runs).";
        }
        return "It has no further fire time.";
    }

    private String scheduled() {
        long next = facts.standing().nextFire();
        long due = facts.due(next);
        return "It waits for its next fire time, " + Micros.instant(next)
                + (due == next ? "." : "; by its jitter the run is due at " + Micros.instant(due) + ".");
    }
}
