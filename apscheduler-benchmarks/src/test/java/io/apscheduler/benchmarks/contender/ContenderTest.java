package io.apscheduler.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContenderTest {
    private static final int JOBS = 200;

    @BeforeEach
    void reset() {
        Work.reset();
        Work.onFire(job -> {});
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"JOBRUNR", "BARE_JVM", "GUICE"})
    void runsEveryDueJobOnce(ContenderName name) throws Exception {
        try (Contender contender = name.create()) {
            contender.start(2);
            contender.runOnce(JOBS);
            Work.await(JOBS, deadline());
        }
        assertThat(Work.counted()).isEqualTo(JOBS);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"JOBRUNR", "BARE_JVM", "GUICE"})
    void runsEveryLaterJobOnce(ContenderName name) throws Exception {
        try (Contender contender = name.create()) {
            contender.start(2);
            Instant time = Instant.now().plusMillis(300);
            contender.runOnceAt(time, JOBS);
            Work.await(JOBS, deadline());
            assertThat(Instant.now()).isAfterOrEqualTo(time.truncatedTo(ChronoUnit.MILLIS));
        }
        assertThat(Work.counted()).isEqualTo(JOBS);
    }

    /** With few jobs, since it takes its time. */
    @Test
    void jobRunrRunsEveryJobOnce() throws Exception {
        try (Contender contender = ContenderName.JOBRUNR.create()) {
            contender.start(8);
            contender.runOnce(20);
            contender.runOnceAt(Instant.now().plusMillis(100), 20);
            Work.await(40, deadline());
        }
        assertThat(Work.counted()).isEqualTo(40);
    }

    @ParameterizedTest
    @EnumSource(names = {"OURS", "JDK", "WISP", "NETTY", "QUARTZ"})
    void runsAJobAtEachOfItsTimes(ContenderName name) throws Exception {
        int times = 3;
        AtomicIntegerArray fired = new AtomicIntegerArray(10);
        CountDownLatch all = new CountDownLatch(fired.length());
        Work.onFire(job -> {
            if (fired.incrementAndGet(job) == times) {
                all.countDown();
            }
        });
        try (Contender contender = name.create()) {
            contender.start(2);
            Instant first = Instant.now().plusMillis(200).truncatedTo(ChronoUnit.MILLIS);
            for (int job = 0; job < fired.length(); job++) {
                contender.runEvery(Duration.ofMillis(50), first, job);
            }
            assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OURS", "JDK", "WISP", "QUARTZ", "JOBRUNR"})
    void keepsIdleJobs(ContenderName name) throws Exception {
        try (Contender contender = name.create()) {
            contender.start(2);
            for (int job = 0; job < JOBS; job++) {
                contender.keepIdle(job, 5, job % 60);
            }
        }
        assertThat(Work.counted()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"BARE_JVM", "GUICE"})
    void countsWithoutAScheduler(ContenderName name) throws Exception {
        try (Contender contender = name.create()) {
            contender.start(2);
            contender.runOnce(1);
        }
        assertThat(Work.counted()).isOne();
    }

    @Test
    void tellsOfRunsThatAreMissingOrTooMany() {
        Work.count();
        assertThatThrownBy(() -> Work.await(2, System.nanoTime())).hasMessage("1 runs instead of 2.");
        Work.count();
        Work.count();
        assertThatThrownBy(() -> Work.await(2, deadline())).hasMessage("3 runs instead of 2.");
    }

    private static long deadline() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    }
}
