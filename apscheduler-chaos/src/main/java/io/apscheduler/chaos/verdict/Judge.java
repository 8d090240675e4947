package io.apscheduler.chaos.verdict;

import io.apscheduler.chaos.fault.FaultKind;
import io.apscheduler.chaos.ledger.Entry;
import io.apscheduler.chaos.load.Kind;
import io.apscheduler.chaos.load.PlannedJob;
import io.apscheduler.event.MissReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds in a ledger which promises were not kept: a pure function of the evidence.
 *
 * <p>A run that is started again needs an excuse: for each further start one of those who started it before must have been
 * killed, or have found its lease lapsed, soon after. Where nobody lost a lease each fire time is started once.
 */
public final class Judge {
    /** What a machine with too much to do may add to any wait. */
    private static final long SLACK = 2_000_000;

    private final Evidence evidence;
    private final Lives lives;
    private final Waiting waiting;
    private final long lapseWithin;
    private final List<Violation> violations = new ArrayList<>();
    private final List<Long> lateness = new ArrayList<>();
    private long once;
    private long again;
    private long missed;
    private long untold;

    private Judge(Evidence evidence) {
        this.evidence = evidence;
        this.lives = Lives.of(evidence);
        this.waiting = new Waiting(evidence.disturbances(), nodes(evidence));
        this.lapseWithin = 2 * evidence.lease()
                + SLACK
                + evidence.disturbances().stream()
                        .mapToLong(each -> each.to() - each.from())
                        .max()
                        .orElse(0);
    }

    private static int nodes(Evidence evidence) {
        long nodes = evidence.entries().stream()
                .map(entry -> entry.node().split("\\.", 2)[0])
                .distinct()
                .count();
        return Math.max(1, (int) nodes);
    }

    /** Judges. */
    public static Verdict judge(Evidence evidence) {
        return new Judge(evidence).judged();
    }

    private Verdict judged() {
        Map<String, JobLog> logs = new LinkedHashMap<>();
        evidence.jobs().forEach(job -> logs.put(job.id(), new JobLog(job)));
        for (Entry entry : evidence.entries()) {
            JobLog log = logs.get(entry.job());
            if (log != null) {
                log.add(entry);
            } else if (!entry.job().isEmpty()) {
                found(Rule.NO_FIRE_TIME, entry.at(), entry.job(), "there is no such job");
            }
        }
        logs.values().forEach(this::judge);
        evidence.remaining().forEach((job, why) -> {
            if (logs.containsKey(job)) {
                found(Rule.LEFT, evidence.time().at(logs.get(job).job().last()), job, why);
            }
        });
        violations.sort(Comparator.comparingLong(Violation::at));
        return new Verdict(violations, figures());
    }

    private Verdict.Figures figures() {
        lateness.sort(Comparator.naturalOrder());
        int size = lateness.size();
        return new Verdict.Figures(
                evidence.jobs().stream().mapToLong(PlannedJob::times).sum(),
                once,
                again,
                missed,
                untold,
                lives.count(),
                size == 0 ? 0 : lateness.get(size - 1),
                size == 0 ? 0 : lateness.get(size / 2));
    }

    private void judge(JobLog log) {
        PlannedJob job = log.job();
        for (int i = 0; i < job.times(); i++) {
            judge(job, job.fire(i), log.fires().get(i));
        }
        log.strays().forEach(each -> found(Rule.NO_FIRE_TIME, each.at(), job.id(), "fire time " + each.fire()));
        log.quarantines().forEach(each -> found(Rule.QUARANTINED, each.at(), job.id(), each.note()));
        if (log.removals().size() > 1) {
            Entry second = log.removals().get(1);
            found(Rule.ENDED_TWICE, second.at(), job.id(), "again on node " + second.node());
        }
        for (Entry removal : log.removals()) {
            if (removal.count() != job.times()) {
                found(Rule.COUNTED_WRONG, removal.at(), job.id(), removal.count() + " instead of " + job.times());
            }
        }
        if (job.kind().instances() == 1) {
            overlaps(log);
        }
    }

    private void judge(PlannedJob job, long fire, FireLog log) {
        long due = evidence.time().at(fire);
        accounted(job, fire, log, due);
        missed(job, fire, log);
        started(job, fire, log, due);
        long quiet = log.firstAt() == Long.MAX_VALUE ? 0 : waiting.longestQuiet(due, log.firstAt());
        if (quiet > 2 * evidence.lease() + SLACK) {
            found(Rule.STUCK, due, job.id(), "for " + quiet / 1_000 + " ms, " + where(fire, log));
        }
    }

    private void accounted(PlannedJob job, long fire, FireLog log, long due) {
        if (log.starts().isEmpty() && log.misses().isEmpty()) {
            if (!job.kind().excuses().isEmpty() && isKillAfter(due)) {
                untold++;
            } else {
                found(Rule.NEITHER_STARTED_NOR_MISSED, due, job.id(), "fire time " + fire);
            }
        }
    }

    /** Whether somebody was killed who may have found it missed, and recorded that, and told nobody. */
    private boolean isKillAfter(long due) {
        return evidence.disturbances().stream()
                .filter(each -> each.fault().kind() == FaultKind.KILL)
                .anyMatch(each -> each.from() > due && each.from() - due < lapseWithin);
    }

    private void missed(PlannedJob job, long fire, FireLog log) {
        if (!log.misses().isEmpty()) {
            missed++;
        }
        Set<MissReason> excuses = job.kind().excuses();
        for (Entry miss : log.misses()) {
            MissReason reason = MissReason.valueOf(miss.note());
            if (!excuses.contains(reason)) {
                found(Rule.MISSED_WITHOUT_EXCUSE, miss.at(), job.id(), reason + ", fire time " + fire);
            }
            if (reason != MissReason.LOST && log.starts().stream().anyMatch(start -> !isTakenFrom(start, miss))) {
                found(
                        Rule.STARTED_AND_MISSED,
                        miss.at(),
                        job.id(),
                        reason + " on " + miss.node() + ", " + where(fire, log));
            }
        }
    }

    /** Whether who started it lost the job soon after, so that another could not know and found it missed. */
    private boolean isTakenFrom(Entry start, Entry miss) {
        return !start.node().equals(miss.node())
                && lives.lapsed(start.node(), start.at(), lapseWithin).isPresent();
    }

    private void started(PlannedJob job, long fire, FireLog log, long due) {
        List<Entry> starts = log.starts();
        for (Entry start : starts) {
            if (start.note().startsWith("-")) {
                found(Rule.STARTED_EARLY, start.at(), job.id(), "late by " + start.note() + " µs");
            }
        }
        if (starts.isEmpty()) {
            return;
        }
        lateness.add(starts.get(0).at() - due);
        if (starts.size() == 1) {
            once++;
            return;
        }
        again++;
        long excused = job.kind() == Kind.ATMOSTONCE ? 0 : lapsesOf(starts);
        if (starts.size() - 1 > excused) {
            found(Rule.STARTED_TOO_OFTEN, starts.get(starts.size() - 1).at(), job.id(), where(fire, log));
        }
    }

    private long lapsesOf(List<Entry> starts) {
        return starts.stream()
                .flatMap(start -> lives.lapsed(start.node(), start.at(), lapseWithin).stream())
                .distinct()
                .count();
    }

    private void overlaps(JobLog log) {
        List<Entry> starts = log.fires().stream()
                .flatMap(fire -> fire.starts().stream())
                .sorted(Comparator.comparingLong(Entry::at))
                .toList();
        Map<String, Long> ends = log.ends().stream().collect(Collectors.toMap(Judge::run, Entry::at, Math::max));
        for (int i = 1; i < starts.size(); i++) {
            Entry before = starts.get(i - 1);
            Entry next = starts.get(i);
            long end = ends.getOrDefault(run(before), Long.MAX_VALUE);
            boolean excused =
                    lives.lapsed(before.node(), before.at(), lapseWithin).isPresent();
            if (next.at() < end && !excused && !run(before).equals(run(next))) {
                found(Rule.OVERLAPPED, next.at(), log.job().id(), "on " + before.node() + " and " + next.node());
            }
        }
    }

    private static String run(Entry entry) {
        return entry.node() + " " + entry.fire() + " " + entry.count();
    }

    private static String where(long fire, FireLog log) {
        return "fire time " + fire + ", started on "
                + log.starts().stream()
                        .map(start -> start.node() + " at " + start.at()
                                + (start.mark().name().equals("AGAIN") ? " (again)" : ""))
                        .collect(Collectors.joining(", "));
    }

    private void found(Rule rule, long at, String job, String detail) {
        violations.add(new Violation(rule, at, job, detail));
    }
}
