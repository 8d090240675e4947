package io.apscheduler.engine.engine;

import static io.apscheduler.trigger.Triggers.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Diary;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.StoreContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node whose lease has lapsed, and which hears of that late. */
@Timeout(60)
final class LapsedLeaseTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long LEASE_MICROS = 15_000_000;

    private final TextStore store = new TextStore();
    private final World world = new World(
            builder -> builder.jobStore("default", store).property("apscheduler.threadpool.max_threads", "1"));

    @Test
    void doesNotTellOfAMissThatItCouldNotRecordSinceAnotherHasTheRun() throws Exception {
        Diary.begin();
        Diary.hold();
        world.scheduler.schedule(JobSpec.of(Task.of(Diary::note, "blocker"), at(World.START.plusSeconds(1)))
                .id("blocker")
                .priority(9));
        world.scheduler.schedule(JobSpec.of(Task.of(Diary::note, "job"), at(World.START.plusSeconds(1)))
                .id("job"));
        world.scheduler.start();
        world.clock.advance(SECOND);
        Diary.awaitBegun();
        store.cutOff(true);
        world.clock.advance(Duration.ofMinutes(1));
        TextStore others = store.shared();
        others.open(new StoreContext("default", "default", world.clock, due -> {}));
        ExchangeReply taken = others.exchange(
                new ExchangeRequest("other", LEASE_MICROS, List.of(), Map.of("default", 10), Set.of(), 0));
        store.cutOff(false);
        Diary.release();
        world.clock.advance(SECOND.multipliedBy(10));
        world.settle();
        world.close();

        assertThat(taken.claims()).extracting(claim -> claim.record().id()).containsExactly("blocker", "job");
        assertThat(world.told(JobMissed.class)).isEmpty();
        assertThat(world.told(JobExecuted.class)).extracting(JobExecuted::jobId).containsExactly("blocker");
    }
}
