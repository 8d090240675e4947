package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.store.memory.MemoryJobStore;
import io.apscheduler.testkit.FaultyJobStore;
import io.apscheduler.testkit.FaultyJobStore.Fault;
import io.apscheduler.testkit.FaultyJobStore.Operation;
import io.apscheduler.testkit.ManualScheduler;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A store whose replies get lost does not make jobs run twice, nor not at all. */
class LostReplyTest {
    @Test
    void runsEachTimeOnceAllTheSame() {
        // region outage
        FaultyJobStore store = new FaultyJobStore(new MemoryJobStore());
        try (ManualScheduler test = ManualScheduler.at("2026-01-01T00:00:00Z")
                .with(settings -> settings.jobStore("default", store))
                .start()) {
            test.scheduler()
                    .schedule(JobSpec.of(Task.of(YearOfWork::work), every(Duration.ofHours(1)))
                            .id("poll"));
            store.faults().next(Operation.EXCHANGE, Fault.AFTER, Fault.NONE, Fault.BEFORE, Fault.AFTER);

            test.advance(Duration.ofHours(5));

            assertThat(test.fireTimes("poll")).hasSize(5).doesNotHaveDuplicates();
        }
        // endregion
    }
}
