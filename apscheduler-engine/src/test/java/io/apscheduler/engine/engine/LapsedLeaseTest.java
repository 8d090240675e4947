package io.apscheduler.engine.engine;

import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Diary;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Notes;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.StoreContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node whose lease has lapsed, and which hears of that late. */
@Timeout(60)
final class LapsedLeaseTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long LEASE_MICROS = 15_000_000;

    private final TextStore store = new TextStore();
    private Runnable stall = () -> {};
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

    @Test
    void keepsRunsToBeMadeByWhoeverIsNextThatItClaimedTooLate() throws Exception {
        Diary.begin();
        scheduleAnHourlyJob(spec -> spec.misfireGraceTime(JobSpec.NO_LIMIT));
        AtomicBoolean stalled = new AtomicBoolean();
        try (World world = new World(builder -> builder.jobStore("default", stalling(stalled)))) {
            stall = () -> world.clock.advance(Duration.ofMinutes(1));
            leaveARunUnderWay(world, Micros.floor(World.START) - 10_000_000);
            world.scheduler.start();
            world.advance(Duration.ofMinutes(2));
        }

        assertThat(stalled).isTrue();
        assertThat(Diary.DONE).containsExactly("job");
    }

    @Test
    void leavesWhatItClaimedTooLateFromADeadNodeToBeRecovered() throws Exception {
        Diary.begin();
        scheduleAnHourlyJob(spec -> spec);
        AtomicBoolean stalled = new AtomicBoolean();
        try (World world = new World(builder -> builder.jobStore("default", stalling(stalled)))) {
            stall = () -> world.clock.advance(Duration.ofMinutes(1));
            world.clock.advance(Duration.ofHours(1));
            assertThat(claimFor("a node that dies", world)).hasSize(1);
            world.clock.advance(Duration.ofMinutes(1));
            world.scheduler.start();
            world.advance(Duration.ofMinutes(2));
        }

        assertThat(stalled).isTrue();
        assertThat(Diary.DONE).containsExactly("job again");
    }

    @Test
    void leavesWhatItCannotRunOfADeadNodesJobsToBeRecovered() throws Exception {
        Diary.begin();
        try (World before = new World(builder -> builder.jobStore("default", store))) {
            before.scheduler.register("known elsewhere", Task.of(Diary::note, "job"));
            before.scheduler.start();
            before.scheduler.schedule(JobSpec.of(Task.named("known elsewhere"), every(Duration.ofHours(1)))
                    .id("job"));
        }
        try (World world = new World(builder -> builder.jobStore("default", store))) {
            world.clock.advance(Duration.ofHours(1));
            assertThat(claimFor("a node that dies", world)).hasSize(1);
            world.clock.advance(Duration.ofMinutes(1));
            world.scheduler.start();
            world.advance(SECOND.multipliedBy(5));
            Claim left = claimFor("a node that knows the task", world).get(0);

            assertThat(left.isRecovered()).isFalse();
            assertThat(Notes.of(left.record().standing().state()).deadLease())
                    .isEqualTo(Micros.floor(World.START.plus(Duration.ofHours(1))) + LEASE_MICROS);
        }
    }

    private void scheduleAnHourlyJob(UnaryOperator<JobSpec> options) {
        try (World before = new World(builder -> builder.jobStore("default", store))) {
            before.scheduler.start();
            before.scheduler.schedule(options.apply(JobSpec.of(Task.of(Diary::note, "job"), every(Duration.ofHours(1)))
                    .id("job")));
        }
    }

    private List<Claim> claimFor(String node, World world) {
        TextStore others = store.shared();
        others.open(new StoreContext("default", "default", world.clock, due -> {}));
        List<Claim> claims = others.exchange(
                        new ExchangeRequest(node, LEASE_MICROS, List.of(), Map.of("default", 10), Set.of(), 0))
                .claims();
        others.close();
        return claims;
    }

    /** As a node leaves it that gives the job back before a run that was handed over has begun. */
    private void leaveARunUnderWay(World world, long fireTime) {
        TextStore others = store.shared();
        others.open(new StoreContext("default", "default", world.clock, due -> {}));
        JobRecord record = others.find("job").orElseThrow();
        Standing standing = record.standing();
        Notes underWay = new Notes(List.of(List.of(new Notes.Attempt(fireTime, 1))), List.of(), List.of(), null);
        others.update(record.edited(
                record.definition(),
                new Standing(standing.nextFire(), fireTime, standing.runs(), false, null, underWay)));
        others.close();
    }

    /** The store, whose first answer that brings a job arrives late. */
    private JobStore stalling(AtomicBoolean stalled) {
        return (JobStore) Proxy.newProxyInstance(
                JobStore.class.getClassLoader(), new Class<?>[] {JobStore.class}, (proxy, method, args) -> {
                    try {
                        Object answer = method.invoke(store, args);
                        if (answer instanceof ExchangeReply reply
                                && !reply.claims().isEmpty()
                                && stalled.compareAndSet(false, true)) {
                            stall.run();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
