package io.apscheduler.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.job.JobContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What became of which fire times of jobs with one period, noted apart from any store. Thread-safe. */
final class RunBook {
    private final Duration period;
    private final Map<String, NavigableMap<Instant, Integer>> times = new ConcurrentHashMap<>();
    private final LongAdder starts = new LongAdder();
    private final LongAdder recovered = new LongAdder();

    RunBook(Duration period) {
        this.period = period;
    }

    /** A job notes that it was started. */
    void started(JobContext context) {
        note(context.job().id(), context.fireTime());
        if (context.isRecovery()) {
            recovered.increment();
        }
        starts.increment();
    }

    /** The scheduler tells that times were missed. */
    void missed(JobMissed event) {
        for (long i = 0; i < event.count(); i++) {
            note(event.jobId(), event.firstFireTime().plus(period.multipliedBy(i)));
        }
    }

    private void note(String id, Instant time) {
        times.computeIfAbsent(id, job -> new ConcurrentSkipListMap<>()).merge(time, 1, Integer::sum);
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
        NavigableMap<Instant, Integer> all = times.get(id);
        Instant next = all.firstKey();
        for (Instant time : all.keySet()) {
            assertThat(time)
                    .as("the fire time of %s after %s", id, next.minus(period))
                    .isEqualTo(next);
            next = next.plus(period);
        }
        assertThat(runs).as("runs of %s", id).isEqualTo(all.size());
    }

    /** How many notes there are beyond one for each fire time. */
    long doubles() {
        return times.values().stream()
                .flatMap(all -> all.values().stream())
                .mapToLong(count -> count - 1)
                .sum();
    }
}
