package io.apscheduler.benchmarks.contender;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@link ScheduledThreadPoolExecutor}: a timer without ids, names, cron expressions or a word about what is late. */
@SuppressWarnings("FutureReturnValueIgnored") // the work throws nothing
final class JdkTimer implements Contender {
    private @Nullable ScheduledThreadPoolExecutor pool;
    /** This timer measures time from its start, and does not follow the clock when that is corrected. */
    private final long anchorMicros = Contender.super.nowMicros();

    private final long anchorNanos = System.nanoTime();

    @Override
    public void start(int threads) {
        pool = new ScheduledThreadPoolExecutor(threads);
    }

    @Override
    public void runOnce(int jobs) {
        for (int i = 0; i < jobs; i++) {
            pool().schedule(Work::count, 0, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void runOnceAt(Instant time, int jobs) {
        for (int i = 0; i < jobs; i++) {
            long delay = Duration.between(Instant.now(), time).toNanos();
            pool().schedule(Work::count, delay, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void runEvery(Duration period, Instant first, int job) {
        long delay = TimeUnit.SECONDS.toNanos(first.getEpochSecond()) + first.getNano() - nowMicros() * 1_000;
        pool().scheduleAtFixedRate(() -> Work.fire(job), delay, period.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public long nowMicros() {
        return anchorMicros + (System.nanoTime() - anchorNanos) / 1_000;
    }

    /** A task that waits for days: it knows neither id nor name nor expression. */
    @Override
    public void keepIdle(int job, int hour, int minute) {
        pool().schedule(Work::count, 7L * 86_400 + hour * 3_600L + minute * 60L, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        pool().shutdownNow();
    }

    private ScheduledThreadPoolExecutor pool() {
        if (pool == null) {
            throw new IllegalStateException("The timer is not started.");
        }
        return pool;
    }
}
