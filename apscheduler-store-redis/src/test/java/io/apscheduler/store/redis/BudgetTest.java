package io.apscheduler.store.redis;

import static io.apscheduler.store.redis.Records.completions;
import static io.apscheduler.store.redis.Records.context;
import static io.apscheduler.store.redis.Records.job;
import static io.apscheduler.store.redis.Records.jobs;
import static io.apscheduler.store.redis.Records.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.JobRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** What an exchange costs, counted by the server. */
final class BudgetTest {
    private static final Pattern CALLS = Pattern.compile("cmdstat_(\\w+):calls=(\\d+)");

    private final RedisProcess server = RedisProcess.with();
    private final Proxy proxy = new Proxy(server.port());
    private final Jedis jedis = server.client();
    private final RedisJobStore store = RedisJobStore.at(proxy.uri()).build();

    @BeforeEach
    void open() {
        store.open(context());
        store.add(jobs(10_000, 1));
        store.exchange(request("n1", 0, List.of()));
        RedisProcess.await(
                "the store to listen",
                () -> jedis.pubsubNumSub("{apscheduler:test}:wake").get("{apscheduler:test}:wake") == 1);
    }

    @AfterEach
    void close() {
        store.close();
        proxy.close();
        jedis.close();
        server.close();
    }

    @Test
    void anExchangeIsOneCallOfTheServerWhateverItBrings() {
        jedis.configResetStat();
        List<ExchangeReply.Claim> held = List.of();
        for (int i = 0; i < 10; i++) {
            held = store.exchange(request("n1", 1_000, completions(held, 5, i % 2 == 0)))
                    .claims();
            assertThat(held).hasSize(1_000);
        }

        Map<String, Long> calls = calls();
        assertThat(calls).containsEntry("evalsha", 10L).doesNotContainKeys("eval", "multi", "script");
    }

    @Test
    void anIdleExchangeIsOneRoundTripOfFewCommands() {
        int before = proxy.requests();
        jedis.configResetStat();
        store.exchange(request("n1", 5, List.of()));

        assertThat(proxy.requests() - before).isEqualTo(1);
        awaitNoHints();
        jedis.configResetStat();
        store.exchange(request("n2", 0, List.of()));
        assertThat(inside(calls())).isLessThanOrEqualTo(14);
    }

    @Test
    void aClaimIsTwoCommandsAJobAndACompletionTwoMore() {
        List<ExchangeReply.Claim> held =
                store.exchange(request("n1", 1_000, List.of())).claims();
        jedis.configResetStat();
        store.exchange(request("n1", 1_000, completions(held, 5, false)));

        assertThat(inside(calls())).isBetween(4_000L, 4_030L);
    }

    @Test
    void oneLevelOfPriorityCostsNoMoreThanNone() {
        awaitNoHints();
        jedis.configResetStat();
        store.exchange(request("n1", 1, List.of()));
        long one = inside(calls());
        store.add(List.of(JobRecord.of(
                "urgent",
                Definition.of("t", "n", "default", 9, null),
                job("x", 1).standing())));
        awaitNoHints();
        jedis.configResetStat();
        store.exchange(request("n1", 1, List.of()));

        assertThat(calls()).containsEntry("hget", 2L);
        assertThat(inside(calls())).isEqualTo(one + 1);
    }

    /** A hint that was held back goes out with any exchange, and costs some commands. */
    private void awaitNoHints() {
        RedisProcess.await("hints to go out", () -> {
            store.exchange(request("n2", 0, List.of()));
            return "".equals(jedis.hget("{apscheduler:test}:hints", "due"));
        });
    }

    /** The commands of scripts. */
    private static long inside(Map<String, Long> calls) {
        return calls.entrySet().stream()
                .filter(entry -> !List.of("evalsha", "info", "config").contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private Map<String, Long> calls() {
        Map<String, Long> calls = new TreeMap<>();
        Matcher matcher = CALLS.matcher(jedis.info("commandstats"));
        while (matcher.find()) {
            calls.put(matcher.group(1), Long.valueOf(matcher.group(2)));
        }
        return calls;
    }
}
