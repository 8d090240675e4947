package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.event.EventType;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.testkit.ManualScheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class YearOfWorkTest {
    @Test
    void passesInSeconds() {
        long begin = System.nanoTime();
        // region year
        try (ManualScheduler test = ManualScheduler.at("2025-12-31T23:00:00Z")
                .with(settings -> settings.timeZone(ZoneId.of("Europe/Berlin")))
                .recording(EventType.JOB_EXECUTED, EventType.JOB_FAILED, EventType.JOB_MISSED)
                .start()) {
            YearOfWork.schedule(test.scheduler());

            test.advanceTo(Instant.parse("2026-12-31T22:59:59Z")); // all of 2026, in Berlin

            assertThat(test.fireTimes("poll")).hasSize(365 * 24 - 1);
            assertThat(test.fireTimes("backup")).hasSize(261);
            assertThat(test.fireTimes("invoice")).hasSize(12).contains(Instant.parse("2026-07-01T06:00:00Z"));
            assertThat(test.fireTimes("closing")).hasSize(13).contains(Instant.parse("2026-12-24T11:00:00Z"));
            assertThat(test.events(JobMissed.class)).isEmpty();
        }
        // endregion
        System.out.println(
                "A year took " + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms.");
    }
}
