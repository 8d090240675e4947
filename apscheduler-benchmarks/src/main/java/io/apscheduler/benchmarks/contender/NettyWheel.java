package io.apscheduler.benchmarks.contender;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.TimerTask;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Netty's hashed wheel: its shortest tick, a wheel of two seconds, and a pool for the tasks. */
final class NettyWheel implements Contender {
    private static final int TICKS = 2_048;

    private final long anchorMicros = Contender.super.nowMicros();
    private final long anchorNanos = System.nanoTime();
    private @Nullable HashedWheelTimer timer;
    private @Nullable ExecutorService pool;

    @Override
    public void start(int threads) {
        pool = Executors.newFixedThreadPool(threads);
        timer = new HashedWheelTimer(
                Executors.defaultThreadFactory(), 1, TimeUnit.MILLISECONDS, TICKS, false, -1, pool);
        timer.start();
    }

    @Override
    public void runOnce(int jobs) {
        for (int i = 0; i < jobs; i++) {
            timer().newTimeout(timeout -> Work.count(), 0, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void runOnceAt(Instant time, int jobs) {
        for (int i = 0; i < jobs; i++) {
            long delay = Duration.between(Instant.now(), time).toNanos();
            timer().newTimeout(timeout -> Work.count(), delay, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void runEvery(Duration period, Instant first, int job) {
        long micros = TimeUnit.SECONDS.toMicros(first.getEpochSecond()) + first.getNano() / 1_000;
        new Repetition(job, micros, period.toNanos() / 1_000).plan();
    }

    @Override
    public long nowMicros() {
        return anchorMicros + (System.nanoTime() - anchorNanos) / 1_000;
    }

    @Override
    public void close() {
        timer().stop();
        if (pool != null) {
            pool.shutdownNow();
        }
    }

    private HashedWheelTimer timer() {
        if (timer == null) {
            throw new IllegalStateException("The timer is not started.");
        }
        return timer;
    }

    /** The wheel knows no periods: a task plans its next run itself. */
    private final class Repetition implements TimerTask {
        private final int job;
        private final long periodMicros;
        private long dueMicros;

        Repetition(int job, long firstMicros, long periodMicros) {
            this.job = job;
            this.dueMicros = firstMicros;
            this.periodMicros = periodMicros;
        }

        void plan() {
            timer().newTimeout(this, dueMicros - nowMicros(), TimeUnit.MICROSECONDS);
        }

        @Override
        public void run(Timeout timeout) {
            Work.fire(job);
            dueMicros += periodMicros;
            plan();
        }
    }
}
