package io.apscheduler.store.redis;

import static io.apscheduler.store.redis.Records.at;
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
import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.store.redis.Proxy.Cut;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Jedis;

/** What goes wrong between store and server. */
@Timeout(60)
public final class FaultsTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String prefix = "faults" + NUMBER.incrementAndGet();

    public static void work() {}

    @Nested
    class LostConnections {
        private final RedisProcess server = SharedServer.get();
        private final Proxy proxy = new Proxy(server.port());
        private final RedisJobStore store =
                RedisJobStore.at(proxy.uri()).prefix(prefix).build();

        @BeforeEach
        void open() {
            store.open(context());
        }

        @AfterEach
        void close() {
            proxy.cutWhenever(Cut.NOWHERE, size -> false);
            store.close();
            proxy.close();
        }

        @Test
        void aReplyLostAfterTheExchangeWasDoneDoublesNothing() {
            store.add(jobs(20, 1));
            List<ExchangeReply.Claim> held =
                    store.exchange(request("n1", 10, List.of())).claims();
            List<Completion> done = completions(held, 5, false);
            proxy.cutNext(Cut.BEFORE_THE_REPLY);

            assertThatThrownBy(() -> store.exchange(request("n1", 10, done)))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("could not exchange")
                    .hasMessageContaining("repeating it is safe");

            List<JobRecord> owned = store.owned("n1");
            ExchangeReply again = store.exchange(request("n1", 0, done));
            assertThat(owned).hasSize(10).doesNotContainAnyElementsOf(records(held));
            assertThat(again.refused()).hasSize(10);
            assertThat(again.changes()).extracting(Change::record).containsOnlyNulls();
            assertThat(store.list(JobQuery.first(100)))
                    .extracting(record -> record.standing().runs())
                    .containsOnly(0L, 1L)
                    .hasSize(20);
        }

        private static List<JobRecord> records(List<ExchangeReply.Claim> claims) {
            return claims.stream().map(ExchangeReply.Claim::record).toList();
        }

        @Test
        void aConnectionResetInTheMiddleOfARequestChangesNothing() {
            store.add(jobs(2_000, 1));
            List<ExchangeReply.Claim> held =
                    store.exchange(request("n1", 1_000, List.of())).claims();
            proxy.cutNext(Cut.IN_THE_REQUEST);

            assertThatThrownBy(() -> store.exchange(request("n1", 1_000, completions(held, 5, false))))
                    .isInstanceOf(JobStoreException.class);

            assertThat(store.owned("n1")).containsExactlyInAnyOrderElementsOf(records(held));
            ExchangeReply again = store.exchange(request("n1", 1_000, completions(held, 5, false)));
            assertThat(again.refused()).isEmpty();
            assertThat(again.claims()).hasSize(1_000);
        }

        @ParameterizedTest
        @EnumSource(
                value = Cut.class,
                names = {"IN_THE_REQUEST", "BEFORE_THE_REPLY"})
        void schedulersRunEachJobOnceHoweverOftenTheConnectionIsCut(Cut where) {
            long seed = System.nanoTime();
            Map<String, Integer> runs = Collections.synchronizedMap(new HashMap<>());
            try (Scheduler one = scheduler("one", runs);
                    Scheduler two = scheduler("two", runs)) {
                one.scheduleAll(
                        IntStream.range(0, 300).mapToObj(FaultsTest.this::soon).toList());
                proxy.cutWhenever(where, new Whim(seed));
                RedisProcess.await("all jobs to run, seed " + seed, () -> runs.size() == 300);
                proxy.cutWhenever(Cut.NOWHERE, size -> false);
                RedisProcess.await(
                        "all jobs to end, seed " + seed, () -> one.jobs().isEmpty());
                assertThat(two.jobs()).isEmpty();
            }

            assertThat(runs.values()).as("seed %d", seed).containsOnly(1);
        }

        private Scheduler scheduler(String node, Map<String, Integer> runs) {
            return FaultsTest.this.scheduler(proxy.uri(), node, runs);
        }
    }

    /**
     * Cuts one request in eight by chance, but after every second cut lets a hundred pass: what nodes need to go on is several
     * requests of several pieces each, and a series of failures makes them wait ever longer.
     */
    private static final class Whim implements Predicate<Integer> {
        private static final int CALM = 100;

        private final Random random;
        private int cuts;
        private int calm;

        Whim(long seed) {
            random = new Random(seed);
        }

        @Override
        public synchronized boolean test(Integer size) {
            if (calm > 0) {
                calm--;
                return false;
            }
            if (random.nextInt(8) != 0) {
                return false;
            }
            calm = ++cuts % 2 == 0 ? CALM : 0;
            return true;
        }
    }

    private JobSpec soon(int number) {
        return JobSpec.of(
                        Task.of(FaultsTest::work),
                        Triggers.at(java.time.Instant.now().plusMillis(number * 4L)))
                .id("job " + number)
                .misfireGraceTime(Duration.ofMinutes(5));
    }

    private Scheduler scheduler(String uri, String node, Map<String, Integer> runs) {
        Scheduler scheduler = Scheduler.builder()
                .property("apscheduler.node", node)
                .property("apscheduler.name", prefix)
                .property("apscheduler.lease", "60")
                .jobStore("default", RedisJobStore.at(uri).prefix(prefix).build())
                .build();
        scheduler.on(JobExecuted.class, event -> runs.merge(event.jobId(), 1, Integer::sum));
        scheduler.start();
        return scheduler;
    }

    @Nested
    class Scripts {
        @Test
        void mayBeForgottenByTheServerWhileItWorks() {
            Map<String, Integer> runs = Collections.synchronizedMap(new HashMap<>());
            try (RedisProcess server = RedisProcess.with();
                    Jedis jedis = server.client();
                    Scheduler one = scheduler(server.uri(), "one", runs);
                    Scheduler two = scheduler(server.uri(), "two", runs)) {
                one.scheduleAll(
                        IntStream.range(0, 300).mapToObj(FaultsTest.this::soon).toList());

                RedisProcess.await("all jobs to run", () -> {
                    jedis.scriptFlush();
                    return runs.size() == 300 && two.jobs().isEmpty();
                });
                assertThat(jedis.info("commandstats")).contains("cmdstat_eval:");
            }

            assertThat(runs.values()).containsOnly(1);
        }
    }

    @Nested
    class Restarts {
        @Test
        void withAFileThatIsAlwaysWrittenLoseNothing() {
            try (RedisProcess server = RedisProcess.with("--appendonly", "yes", "--appendfsync", "always")) {
                RedisJobStore store = opened(server);
                store.add(jobs(10, 1));
                List<ExchangeReply.Claim> held =
                        store.exchange(request("n1", 4, List.of())).claims();
                server.restart();

                List<JobRecord> owned = repeated(() -> store.owned("n1"));
                ExchangeReply reply = store.exchange(request("n1", 0, completions(held, 1, false)));

                assertThat(owned).hasSize(4);
                assertThat(reply.leaseHeld()).isTrue();
                assertThat(reply.refused()).isEmpty();
                assertThat(store.list(JobQuery.first(20))).hasSize(10);
                store.close();
            }
        }

        @Test
        void withoutFilesLoseAllAndTheNodeBeginsAnew() {
            try (RedisProcess server = RedisProcess.with();
                    Errors errors = new Errors()) {
                RedisJobStore store = opened(server);
                store.add(List.of(job("held", 1), job("not held", Long.MAX_VALUE)));
                List<ExchangeReply.Claim> held =
                        store.exchange(request("n1", 4, List.of())).claims();
                server.restart();
                repeated(() -> store.owned("n1"));

                ExchangeReply reply = store.exchange(request("n1", 4, completions(held, 1, true)));

                assertThat(reply.leaseHeld()).isFalse();
                assertThat(reply.refused()).containsExactly("held");
                assertThat(store.exchange(request("n1", 4, List.of())).leaseHeld())
                        .isFalse();
                assertThat(store.exchange(request("n2", 4, List.of())).leaseHeld())
                        .isTrue();
                store.add(List.of(job("new", 1)));
                assertThat(store.exchange(request("n2", 4, List.of())).claims()).hasSize(1);
                assertThat(errors.text())
                        .containsOnlyOnce("has lost changes")
                        .contains("Of 1 job(s) that this node held 1 are not there any more: [held]");
                store.close();
            }
        }

        @Test
        void thatBringBackAnOlderStateAreNoticedByTheNextExchange() {
            try (RedisProcess server = RedisProcess.with("--dbfilename", "old.rdb");
                    Errors errors = new Errors()) {
                RedisJobStore store = opened(server);
                store.add(List.of(job("a", 1), job("b", 2)));
                try (Jedis jedis = server.client()) {
                    jedis.save();
                }
                ExchangeReply before = store.exchange(request("n1", 1, List.of()));
                store.add(List.of(job("added last", 1)));
                server.restart();
                JobRecord added = job("added after it", 3);
                repeated(() -> store.add(List.of(added)));

                ExchangeReply reply = store.exchange(request("n1", 5, completions(before.claims(), 1, false)));

                assertThat(reply.leaseHeld()).isFalse();
                assertThat(reply.refused()).containsExactly("a");
                assertThat(errors.text()).contains("Of 1 job(s) that this node held 0 are not there any more.");
                assertThat(store.exchange(request("n2", 5, List.of())).claims())
                        .extracting(claim -> claim.record().id())
                        .containsExactly("a", "b", "added after it");
                store.close();
            }
        }

        @Test
        void withoutFilesAreToldByTheSchedulerWhichGoesOn() {
            Map<String, Integer> runs = Collections.synchronizedMap(new HashMap<>());
            try (RedisProcess server = RedisProcess.with();
                    Errors errors = new Errors();
                    Scheduler scheduler = scheduler(server.uri(), "one", runs)) {
                scheduler.schedule(JobSpec.of(Task.of(FaultsTest::work), Triggers.every(Duration.ofMillis(100)))
                        .id("often"));
                RedisProcess.await("runs", () -> runs.getOrDefault("often", 0) > 2);
                server.restart();

                RedisProcess.await("a warning", () -> errors.text().contains("are not there any more: [often]"));
                assertThat(scheduler.jobs()).isEmpty();
                scheduler.schedule(
                        JobSpec.of(Task.of(FaultsTest::work), Triggers.now()).id("anew"));
                RedisProcess.await("a run", () -> runs.containsKey("anew"));
            }
        }

        private RedisJobStore opened(RedisProcess server) {
            RedisJobStore store = RedisJobStore.at(server.uri()).build();
            store.open(context());
            return store;
        }

        /** The first call after the restart meets connections that are gone; the second must not. */
        private static <T> T repeated(java.util.function.Supplier<T> call) {
            try {
                return call.get();
            } catch (JobStoreException e) {
                return call.get();
            }
        }
    }

    @Nested
    class Refusals {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        LOADING Redis is loading the dataset in memory | reading its files
                        READONLY You can't write against a read only replica. | takes no writes: it is a replica
                        ERR Error running script (call to f_1): @user_script:1: @user_script: 1: -OOM command not allowed when used memory > 'maxmemory'. | is full
                        MISCONF Redis is configured to save RDB snapshots | could not save
                        NOREPLICAS Not enough good replicas to write. | too few replicas
                        MASTERDOWN Link with MASTER is down | lost its primary
                        CLUSTERDOWN The cluster is down | the cluster is down
                        TRYAGAIN Multiple keys request during rehashing of slot | moving the jobs
                        MOVED 5 127.0.0.1:1 | by the option cluster
                        ASK 5 127.0.0.1:1 | moving the jobs
                        BUSY Redis is busy running a script. | busy with somebody's script
                        NOAUTH Authentication required. | wants a password
                        WRONGPASS invalid username-password pair or user is disabled. | refused the user name or the password
                        NOPERM this user has no permissions to run the 'evalsha' command | does not let the user
                        ERR unknown command | see the cause
                        """)
        void areExplained(String reply, String explanation) {
            try (Stub stub = new Stub(reply)) {
                RedisJobStore store = RedisJobStore.at(stub.uri()).build();

                assertThatThrownBy(() -> store.open(context()))
                        .isInstanceOf(JobStoreException.class)
                        .hasMessageContaining("\"main\"")
                        .hasMessageContaining(explanation);
            }
        }

        @Test
        void nameAServerThatCannotBeReached() {
            RedisJobStore store =
                    RedisJobStore.at("redis://me:secret@127.0.0.1:1").build();

            assertThatThrownBy(() -> store.open(context()))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("lost or refused")
                    .hasMessageNotContaining("secret");
            assertThat(store).asString().isEqualTo("RedisJobStore[keys apscheduler at 127.0.0.1:1]");
        }

        @Test
        void ofAFullServerConcernNewJobsOnly() {
            try (RedisProcess server = RedisProcess.with();
                    Jedis jedis = server.client()) {
                RedisJobStore store = RedisJobStore.at(server.uri()).build();
                store.open(context());
                store.add(jobs(10, 1));
                List<ExchangeReply.Claim> held =
                        store.exchange(request("n1", 5, List.of())).claims();
                jedis.configSet("maxmemory", "1");

                assertThatThrownBy(() -> store.add(List.of(job("new", 1)))).hasMessageContaining("is full");
                ExchangeReply reply = store.exchange(request("n1", 5, completions(held, 1, false)));

                assertThat(reply.refused()).isEmpty();
                assertThat(reply.claims()).hasSize(5);
                assertThat(store.remove(List.of("job 3"))).hasSize(1);
                store.close();
            }
        }

        @Test
        void ofAReplicaChangeNothing() {
            try (RedisProcess server = RedisProcess.with();
                    Jedis jedis = server.client()) {
                RedisJobStore store = RedisJobStore.at(server.uri()).build();
                store.open(context());
                store.add(jobs(1, 1));
                jedis.replicaof("127.0.0.1", 1);

                assertThatThrownBy(() -> store.exchange(request("n1", 1, List.of())))
                        .hasMessageContaining("it is a replica");
                assertThatThrownBy(() -> store.remove(List.of("job 0"))).hasMessageContaining("it is a replica");

                jedis.replicaofNoOne();
                assertThat(store.exchange(request("n1", 1, List.of())).claims()).hasSize(1);
                store.close();
            }
        }

        @Test
        void waitForAConnectionNoLongerThanToldTo() {
            RedisJobStore store = RedisJobStore.at(SharedServer.get().uri())
                    .prefix(prefix)
                    .pool("maxTotal", "1")
                    .pool("maxWaitMillis", "50")
                    .build();
            store.open(context());

            // The only connection listens for hints.
            RedisProcess.await("the pool to be empty", () -> {
                try {
                    store.find("a");
                    return false;
                } catch (JobStoreException e) {
                    return e.getMessage().contains("no connection became free in time; see the option pool.maxTotal");
                }
            });
            store.close();
        }
    }

    @Nested
    class Keys {
        @Test
        void thatAServerEvictsAreReported() {
            try (Jedis jedis = SharedServer.get().client();
                    Errors errors = new Errors()) {
                RedisJobStore store = RedisJobStore.at(SharedServer.get().uri())
                        .prefix(prefix)
                        .build();
                store.open(context());
                store.add(List.of(job("a", 1), job("b", 2)));
                jedis.del("{" + prefix + ":test}:job:a");

                assertThat(store.exchange(request("n1", 5, List.of())).claims()).hasSize(1);

                assertThat(errors.text()).contains("has dropped 1 job(s): [a]");
                store.close();
            }
        }

        @Test
        void ofAnotherFormAreLeftAlone() {
            try (Jedis jedis = SharedServer.get().client()) {
                jedis.set("{" + prefix + ":test}:format", "2");
                RedisJobStore store = RedisJobStore.at(SharedServer.get().uri())
                        .prefix(prefix)
                        .build();

                assertThatThrownBy(() -> store.open(context())).hasMessageContaining("stored in form 2");
            }
        }

        @Test
        void ofSchedulersWithOddNamesAreApart() {
            RedisJobStore one =
                    RedisJobStore.at(SharedServer.get().uri()).prefix(prefix).build();
            RedisJobStore other =
                    RedisJobStore.at(SharedServer.get().uri()).prefix(prefix).build();
            one.open(context("a"));
            other.open(context("a}:job:x"));
            one.add(List.of(job("x}:nodes", 1)));

            assertThat(other.exchange(request("n1", 5, List.of())).claims()).isEmpty();
            assertThat(one.find("x}:nodes")).isPresent();
            one.close();
            other.close();
        }

        @Test
        void takeNoHalvesOfCharacters() {
            RedisJobStore store =
                    RedisJobStore.at(SharedServer.get().uri()).prefix(prefix).build();
            store.open(context());

            assertThatThrownBy(() -> store.add(List.of(job("a\uD83D", 1))))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("U+D83D")
                    .hasMessageContaining("position 1");
            assertThat(store.list(JobQuery.first(5))).isEmpty();
            store.close();
        }
    }

    @Nested
    class DeadNodes {
        @Test
        void withManyJobsAreInheritedFromBitByBit() {
            RedisJobStore store =
                    RedisJobStore.at(SharedServer.get().uri()).prefix(prefix).build();
            store.open(context());
            store.add(jobs(2_500, 1));
            store.exchange(request("n1", 2_500, List.of()));
            store.leave("n1");

            assertThat(store.isUnfinished()).isTrue();
            int claimed = 0;
            ExchangeReply reply = store.exchange(request("n2", 5_000, List.of()));
            claimed += reply.claims().size();
            while (reply.nextDue() <= reply.now()) {
                reply = store.exchange(request("n2", 5_000, List.of()));
                claimed += reply.claims().size();
            }

            assertThat(claimed).isEqualTo(2_500);
            assertThat(store.owned("n1")).isEmpty();
            assertThat(store.owned("n2")).hasSize(2_500);
            store.close();
        }

        @Test
        void doNotTakeWithThemWhatWasEditedMeanwhile() {
            RedisJobStore store =
                    RedisJobStore.at(SharedServer.get().uri()).prefix(prefix).build();
            store.open(context());
            store.add(jobs(1, 1));
            JobRecord held =
                    store.exchange(request("n1", 1, List.of())).claims().get(0).record();
            store.leave("n1");
            JobRecord edited =
                    store.update(held.edited(held.definition(), at(2, 0))).orElseThrow();

            assertThat(store.exchange(request("n2", 5, List.of()))
                            .claims()
                            .get(0)
                            .record()
                            .standing())
                    .isEqualTo(edited.standing());
            store.close();
        }
    }
}
