package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.contender.Contender;
import io.apscheduler.benchmarks.contender.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Uses a contender for a while, so that its code is compiled before something is measured. */
final class WarmUp {
    private static final int WAITING_JOBS = 2_000;
    private static final int THREADS = 2;

    private WarmUp() {}

    /** Runs jobs, at once and later, on an instance of its own; returns how long it took in the end to add one of the latter. */
    static Duration of(Parameters parameters) throws Exception {
        Pace pace = Pace.of(parameters.contender());
        int due = pace.due(parameters.number("warm-up-jobs"));
        int waiting = pace.waiting(WAITING_JOBS);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(parameters.number("warm-up-millis"));
        Duration adding;
        try (Contender contender = parameters.contender().create()) {
            contender.start(THREADS);
            do {
                Work.reset();
                contender.runOnce(due);
                Work.await(due, Burst.deadline());
                Work.reset();
                long start = System.nanoTime();
                contender.runOnceAt(Instant.now().plus(pace.adding(waiting)), waiting);
                adding = Duration.ofNanos((System.nanoTime() - start) / waiting);
                Work.await(waiting, Burst.deadline());
            } while (System.nanoTime() < end);
        }
        Work.reset();
        System.gc();
        return adding;
    }
}
