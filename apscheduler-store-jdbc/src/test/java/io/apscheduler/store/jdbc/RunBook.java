package io.apscheduler.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.job.JobContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** What became of which fire times of jobs with one period, noted apart from any store. Thread-safe. */
final class RunBook {
    private final Duration period;
    private final Map<String, NavigableMap<Instant, List<String>>> times = new ConcurrentHashMap<>();
    private final LongAdder starts = new LongAdder();
    private final LongAdder recovered = new LongAdder();

    RunBook(Duration period) {
        this.period = period;
    }

    /** A job notes that it was started. */
    void started(JobContext context) {
        note(context.job().id(), context.fireTime(), context.isRecovery() ? "started again" : "started");
        if (context.isRecovery()) {
            recovered.increment();
        }
        starts.increment();
    }

    /** The scheduler tells that times were missed. */
    void missed(JobMissed event) {
        for (long i = 0; i < event.count(); i++) {
            note(event.jobId(), event.firstFireTime().plus(period.multipliedBy(i)), "missed, " + event.reason());
        }
    }

    private void note(String id, Instant time, String what) {
        times.computeIfAbsent(id, job -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(time, any -> new CopyOnWriteArrayList<>())
                .add(what + " at " + Instant.now());
    }

    long starts() {
        return starts.sum();
    }

    /** How many starts were said to be repetitions. */
    long recovered() {
        return recovered.sum();
    }

    /** Checks that each time of a job from its first to its last was started or missed, and counted once. */
    void check(String id, long runs) {
        NavigableMap<Instant, List<String>> all = times.get(id);
        Instant next = all.firstKey();
        for (Instant time : all.keySet()) {
            assertThat(time)
                    .as("the fire time of %s after %s", id, next.minus(period))
                    .isEqualTo(next);
            next = next.plus(period);
        }
        assertThat(runs).as("runs of %s", id).isEqualTo(all.size());
    }

    /** Whether nothing is behind by more than some periods, so that no run waits that had better be looked for in the store. */
    boolean isCaughtUp() {
        Instant lately = Instant.now().minus(period.multipliedBy(10));
        return times.values().stream().allMatch(all -> all.lastKey().isAfter(lately) && isWithoutGap(all));
    }

    private boolean isWithoutGap(NavigableMap<Instant, List<String>> all) {
        return Duration.between(all.firstKey(), all.lastKey()).dividedBy(period) == all.size() - 1;
    }

    /** What is noted beyond one note for each fire time. */
    List<String> doubles() {
        List<String> doubles = new ArrayList<>();
        times.forEach((id, all) -> all.forEach((time, notes) -> {
            for (int i = 1; i < notes.size(); i++) {
                doubles.add(id + " for " + time + ": " + notes);
            }
        }));
        return doubles;
    }
}
