package io.apscheduler.engine.engine;

import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Diary;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs that were handed over and are taken back before they began. */
@Timeout(60)
final class TakingBackTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final World world = new World(builder -> builder.jobStore("default", new TextStore())
            .property("apscheduler.threadpool.max_threads", "1")
            .misfireGraceTime(Duration.ofHours(1)));

    private void awaitMiss() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (world.told(JobMissed.class).isEmpty()) {
            assertThat(System.nanoTime()).as("a miss in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void areMadeLaterThoughTheNextFireTimeWasMissedMeanwhile() throws Exception {
        Diary.begin();
        Diary.hold();
        world.scheduler.schedule(JobSpec.of(Task.of(Diary::note, "blocker"), at(World.START.plusSeconds(1)))
                .id("blocker")
                .priority(9));
        world.scheduler.schedule(
                JobSpec.of(Task.of(Diary::note, "job"), every(SECOND)).id("job"));
        world.scheduler.start();
        world.clock.advance(SECOND);
        Diary.awaitBegun();
        world.clock.advance(SECOND);
        awaitMiss();
        world.scheduler.pause();
        Diary.release();
        world.scheduler.resume();
        world.settle();

        assertThat(Diary.DONE).contains("blocker");
        assertThat(world.told(JobMissed.class))
                .extracting(JobMissed::fireTime)
                .containsExactly(World.START.plusSeconds(2));
        assertThat(world.told(JobExecuted.class).stream()
                        .filter(event -> event.jobId().equals("job"))
                        .map(JobExecuted::fireTime))
                .containsExactly(World.START.plusSeconds(1));
        world.close();
    }
}
