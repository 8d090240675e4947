package io.apscheduler.cli;

import static io.apscheduler.trigger.Triggers.every;

import io.apscheduler.Scheduler;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the log knows of the runs under way. */
@Timeout(120)
final class RunLogTest {
    @Test
    void aCancelledRunIsNoLongerUnderWay() {
        CountDownLatch never = new CountDownLatch(1);
        RunLog log = new RunLog(ZoneOffset.UTC);
        try (Scheduler scheduler = Scheduler.create()) {
            scheduler.addListener(log);
            scheduler.start();
            scheduler.schedule(JobSpec.of(Task.of(() -> never.await()), every(Duration.ofDays(1)))
                    .id("long"));
            scheduler.runNow("long");
            Waiting.until("a run", () -> log.busyJobs().contains("long"));
            scheduler.cancel("long");
            Waiting.until("its end", () -> log.busyJobs().isEmpty());
        }
    }
}
