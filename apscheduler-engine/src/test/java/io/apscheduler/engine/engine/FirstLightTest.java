package io.apscheduler.engine.engine;

import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The six lines of the README, on the real clock. */
class FirstLightTest {
    @Test
    void runsAJobAgainAndAgain() throws Exception {
        CountDownLatch ticks = new CountDownLatch(3);
        try (Scheduler scheduler = Scheduler.create()) {
            scheduler.start();
            scheduler.schedule(Task.of(ticks::countDown), every(Duration.ofMillis(50)));
            assertThat(ticks.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
