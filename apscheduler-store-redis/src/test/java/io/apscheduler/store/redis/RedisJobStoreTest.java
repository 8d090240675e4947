package io.apscheduler.store.redis;

import static io.apscheduler.store.redis.Records.context;
import static io.apscheduler.store.redis.Records.job;
import static io.apscheduler.store.redis.Records.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.Standing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

final class RedisJobStoreTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String prefix = "own" + NUMBER.incrementAndGet();

    private RedisJobStore.Builder builder() {
        return RedisJobStore.at(SharedServer.get().uri()).prefix(prefix);
    }

    private RedisJobStore opened() {
        RedisJobStore store = builder().build();
        store.open(context());
        return store;
    }

    @Nested
    class Opening {
        @Test
        void isRefusedTwice() {
            RedisJobStore store = opened();

            assertThatThrownBy(() -> store.open(context()))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("open already");
            store.close();
        }

        @Test
        void takesUserAndPassword() {
            try (RedisProcess server = RedisProcess.with("--user", "jobs", "on", ">se%cret", "~*", "&*", "+@all")) {
                assertOpens(RedisJobStore.at("redis://jobs:se%25cret@" + server.address() + "/3"));
                assertOpens(RedisJobStore.at("127.0.0.1", server.port())
                        .username("jobs")
                        .password("se%cret")
                        .database(3)
                        .ssl(false));
                RedisJobStore wrong = RedisJobStore.at("redis://jobs:other@" + server.address())
                        .build();
                assertThatThrownBy(() -> wrong.open(context()))
                        .hasMessageContaining("refused the user name or the password")
                        .hasMessageNotContaining("other");
                try (Jedis jedis = server.client()) {
                    jedis.select(3);
                    assertThat(jedis.keys("*")).contains("{apscheduler:test}:format");
                }
            }
        }

        private static void assertOpens(RedisJobStore.Builder builder) {
            RedisJobStore store = builder.build();
            store.open(context());
            assertThat(store.isUnfinished()).isFalse();
            assertThat(store.toString()).doesNotContain("cret").contains("database 3");
            store.close();
        }

        @Test
        void takesNoMoreRightsThanTheDocumentationSays() throws Exception {
            String page = java.nio.file.Files.readString(java.nio.file.Path.of("../docs/stores/redis.md"));
            String rights = page.lines()
                    .filter(line -> line.startsWith("ACL SETUSER app "))
                    .findFirst()
                    .orElseThrow()
                    .substring("ACL SETUSER app ".length());
            try (RedisProcess server = RedisProcess.with();
                    Jedis jedis = server.client()) {
                jedis.aclSetUser("app", rights.split(" "));
                RedisJobStore store = RedisJobStore.at("redis://app:secret@" + server.address())
                        .build();
                store.open(context());
                RedisProcess.await(
                        "a listener",
                        () -> jedis.pubsubNumSub("{apscheduler:test}:wake").get("{apscheduler:test}:wake") == 1);
                store.add(List.of(job("a", 1), job("b", 2), job("c", 3)));
                ExchangeReply reply = store.exchange(request("n1", 2, List.of()));
                store.exchange(request("n1", 2, Records.completions(reply.claims(), 5, true)));
                JobRecord owned = store.owned("n1").get(0);
                assertThat(store.update(owned.edited(owned.definition(), owned.standing())))
                        .isPresent();
                assertThat(store.remove(List.of("a"))).hasSize(1);
                store.leave("n1");
                assertThat(store.isUnfinished()).isTrue();
                assertThat(store.list(JobQuery.first(5))).hasSize(2);
                assertThat(jedis.info("commandstats")).contains("cmdstat_publish:");
                store.close();
            }
        }

        @Test
        void speaksTlsIfToldTo() {
            RedisJobStore store = RedisJobStore.at(
                            "rediss://" + SharedServer.get().address())
                    .timeout(Duration.ofMillis(500))
                    .build();

            assertThatThrownBy(() -> store.open(context())).isInstanceOf(JobStoreException.class);
        }
    }

    @Nested
    class Building {
        @ParameterizedTest
        @ValueSource(
                strings = {"localhost", "http://localhost", "redis://", "redis://h/x", "redis://h?x=1", "redis://a b"})
        void refusesWhatIsNoUri(String uri) {
            assertThatThrownBy(() -> RedisJobStore.at(uri))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("redis://host:6379/0");
        }

        @Test
        void refusesWhatCannotBe() {
            assertThatThrownBy(() -> builder().prefix("{x}")).hasMessageContaining("letters, digits");
            assertThatThrownBy(() -> builder().database(-1)).hasMessageContaining("0 or more");
            assertThatThrownBy(() -> builder().waitReplicas(-1)).hasMessageContaining("0 or more");
            assertThatThrownBy(() -> builder().timeout(Duration.ZERO)).hasMessageContaining("at least a millisecond");
            assertThatThrownBy(() -> builder().waitTimeout(Duration.ofDays(1))).hasMessageContaining("at most an hour");
            assertThatThrownBy(() -> builder().pool("maxTotal", "x"))
                    .hasMessageContaining("pool.maxTotal must be a whole");
            assertThatThrownBy(() -> builder().pool("colour", "red")).hasMessageContaining("one of maxTotal");
            assertThatThrownBy(() -> RedisJobStore.cluster(List.of())).hasMessageContaining("At least one");
            assertThatThrownBy(() -> RedisJobStore.cluster(List.of("a")))
                    .hasMessageContaining("\"a\" must be a host and");
            assertThatThrownBy(() -> RedisJobStore.cluster(List.of("a:1")).database(1))
                    .hasMessageContaining("cluster");
        }

        /** Redis 6.2 has no WAITAOF. */
        @Test
        void saysAtOnceThatTheServerCannotWaitForItsDisk() {
            RedisJobStore store = builder().waitAof(true).build();

            assertThatThrownBy(() -> store.open(Records.context()))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("WAITAOF came with Redis 7.2, and demands appendonly yes")
                    .hasMessageContaining("Leave the option waitaof off");
            assertThatThrownBy(() -> store.find("a")).hasMessageContaining("closed");
        }

        @Test
        void takesAddressesOfAllForms() {
            assertThat(RedisJobStore.cluster(List.of(" a:1", "[::1]:2")).build().toString())
                    .contains("a:1")
                    .contains("::1");
            assertThat(RedisJobStore.at("rediss://h").build()).hasToString("RedisJobStore[keys apscheduler at h:6379]");
        }
    }

    @Nested
    class Numbers {
        /** Beyond the year 2255 doubles are not exact to the microsecond. */
        @Test
        void beyondThoseThatAreExactAreNeverTooEarly() {
            RedisJobStore store = opened();
            long far = 253_402_300_799_999_999L;
            store.add(List.of(job("far", far), job("past", -62_135_596_800_000_000L)));
            ExchangeReply reply = store.exchange(request("n1", 5, List.of()));

            assertThat(reply.claims()).extracting(claim -> claim.record().id()).containsExactly("past");
            assertThat(reply.nextDue()).isEqualTo(far);
            try (Jedis jedis = SharedServer.get().client()) {
                double score = jedis.zscore("{" + prefix + ":test}:due:5:default", "far");
                assertThat((long) score).isBetween(far, far + 96);
            }
            store.close();
        }

        @Test
        void ofRunsRevisionsAndFencesAreExact() {
            RedisJobStore store = opened();
            JobRecord large = new JobRecord(
                    "a",
                    job("a", 1).definition(),
                    new Standing(1, 1, Long.MAX_VALUE - 1, false, null, null),
                    0,
                    null,
                    (1L << 52) + 1);
            store.add(List.of(large));

            JobRecord claimed =
                    store.exchange(request("n1", 5, List.of())).claims().get(0).record();

            assertThat(claimed.fence()).isEqualTo((1L << 52) + 2);
            assertThat(claimed.standing()).isEqualTo(large.standing());
            store.close();
        }
    }

    @Nested
    class Texts {
        @Test
        void mayBeEmptyMissingOrFullOfBlanks() {
            RedisJobStore store = opened();
            for (String text : new String[] {"", " ", "- - 7 ", "1 2"}) {
                JobRecord record = JobRecord.of(
                        "id" + text,
                        Definition.of(text, text, text, 1, text),
                        new Standing(1, Standing.NEVER, 0, true, text, Standing.StateText.of(text)));
                store.add(List.of(record));

                assertThat(store.find(record.id())).contains(record);
            }
            store.close();
        }
    }

    @Nested
    class Listings {
        @Test
        void byOriginLookBeyondManyOthers() {
            RedisJobStore store = opened();
            store.add(IntStream.range(0, 2_500)
                    .mapToObj(i -> JobRecord.of(
                            "job " + i,
                            Definition.of("t", "n", "default", 5, i % 1_000 == 999 ? "a" : "b"),
                            job("x", i / 3).standing()))
                    .toList());

            JobQuery query = new JobQuery(null, 2, "a");
            List<JobRecord> first = store.list(query);
            assertThat(first).extracting(JobRecord::id).containsExactly("job 999", "job 1999");
            assertThat(store.list(query.after(first.get(1)))).isEmpty();
            assertThat(store.list(JobQuery.first(2_000))).hasSize(2_000);
            store.close();
        }

        @Test
        void goOnBehindAJobThatIsGone() {
            RedisJobStore store = opened();
            store.add(IntStream.range(0, 100)
                    .mapToObj(i -> job("job " + (char) (i + 20), 7))
                    .toList());
            JobQuery query = JobQuery.first(50);
            List<JobRecord> first = store.list(query);
            store.remove(first.stream().map(JobRecord::id).toList());

            assertThat(store.list(query.after(first.get(49)))).hasSize(50).doesNotContainAnyElementsOf(first);
            store.close();
        }
    }
}
