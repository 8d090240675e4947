package io.apscheduler.store.redis;

import static io.apscheduler.store.redis.Records.completions;
import static io.apscheduler.store.redis.Records.context;
import static io.apscheduler.store.redis.Records.job;
import static io.apscheduler.store.redis.Records.jobs;
import static io.apscheduler.store.redis.Records.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Jedis;

/** The store on a primary that a sentinel watches over, and that fails. */
@Timeout(60)
public final class SentinelTest {
    private final RedisProcess primary = RedisProcess.with();
    private final RedisProcess replica = RedisProcess.with("--replicaof", "127.0.0.1", "" + primary.port());
    private final RedisProcess sentinel = RedisProcess.startSentinel("jobs", primary);

    public static void work() {}

    @BeforeEach
    void awaitReplica() {
        RedisProcess.await("the replica to be in step", () -> {
            try (Jedis jedis = replica.client()) {
                return jedis.info("replication").contains("master_link_status:up");
            }
        });
        RedisProcess.await("the sentinel to know the replica", () -> {
            try (Jedis jedis = sentinel.client()) {
                return jedis.sentinelReplicas("jobs").size() == 1;
            }
        });
    }

    @AfterEach
    void stop() {
        sentinel.close();
        replica.close();
        primary.close();
    }

    private RedisJobStore.Builder store() {
        return RedisJobStore.sentinels("jobs", List.of(sentinel.address()));
    }

    @Test
    void goesOnWithTheReplicaWhenThePrimaryFails() {
        RedisJobStore store = store().waitReplicas(1).build();
        store.open(context());
        store.add(jobs(100, 1));
        List<ExchangeReply.Claim> held =
                store.exchange(request("n1", 50, List.of())).claims();
        store.close();
        RedisJobStore going = store().build();
        going.open(context());
        primary.kill();

        RedisProcess.await("a failover", () -> {
            try {
                return going.find("job 1").isPresent()
                        && going.exchange(request("n2", 0, List.of())).leaseHeld();
            } catch (JobStoreException e) {
                return false;
            }
        });
        ExchangeReply reply = going.exchange(request("n1", 100, completions(held, 5, false)));

        assertThat(reply.leaseHeld()).isTrue();
        assertThat(reply.refused()).isEmpty();
        assertThat(reply.claims()).hasSize(100);
        going.close();
    }

    @Test
    void aSchedulerRunsItsJobsOverAFailover() {
        AtomicInteger runs = new AtomicInteger();
        try (Scheduler scheduler = Scheduler.builder()
                .jobStore("default", store().timeout(Duration.ofSeconds(1)).build())
                .build()) {
            scheduler.on(JobExecuted.class, event -> runs.incrementAndGet());
            scheduler.start();
            scheduler.schedule(JobSpec.of(Task.of(SentinelTest::work), Triggers.every(Duration.ofMillis(100)))
                    .id("often")
                    .misfireGraceTime(Duration.ofMinutes(1)));
            RedisProcess.await("runs", () -> runs.get() > 3);
            primary.kill();
            RedisProcess.await("a failover", replica::isPrimary);
            int before = runs.get();

            RedisProcess.await("more runs", () -> runs.get() > before + 20);
            RedisProcess.await(
                    "them to be recorded",
                    () -> scheduler.job("often").orElseThrow().runCount() > before);
        }
    }

    @Test
    void saysWhereItIsAndThatNoSentinelAnswers() {
        RedisJobStore store = store().build();
        sentinel.kill();

        assertThat(store)
                .hasToString("RedisJobStore[keys apscheduler at jobs of the sentinels " + sentinel.address() + "]");
        assertThatThrownBy(() -> store.open(context())).isInstanceOf(JobStoreException.class);
        assertThat(job("a", 1).id()).isEqualTo("a");
    }
}
