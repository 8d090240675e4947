package io.apscheduler.store.redis;

import static io.apscheduler.store.redis.Records.at;
import static io.apscheduler.store.redis.Records.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.StoreContext;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Nodes tell each other of what is due soon. */
final class HintsTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long LATER = 32_503_680_000_000_000L;

    private final String prefix = "hints" + NUMBER.incrementAndGet();
    private final String channel = "{" + prefix + ":test}:wake";
    private final BlockingQueue<Long> heardByOne = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> heardByOther = new LinkedBlockingQueue<>();
    private final Jedis jedis = SharedServer.get().client();
    private RedisJobStore one;
    private RedisJobStore other;

    @BeforeEach
    void open() {
        one = opened(heardByOne);
        other = opened(heardByOther);
        awaitListeners();
    }

    private RedisJobStore opened(BlockingQueue<Long> heard) {
        RedisJobStore store =
                RedisJobStore.at(SharedServer.get().uri()).prefix(prefix).build();
        store.open(new StoreContext("test", "main", InstantSource.system(), heard::add));
        return store;
    }

    private void awaitListeners() {
        RedisProcess.await("two listeners", () -> jedis.pubsubNumSub(channel).get(channel) == 2);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        jedis.close();
    }

    @Test
    void anAddedJobIsToldToOthersOnly() throws InterruptedException {
        one.add(List.of(job("later", LATER), job("soon", 5), job("sooner", 3)));

        assertThat(heardByOther.poll(10, TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(heardByOne).isEmpty();
    }

    @Test
    void anEditedJobIsTold() throws InterruptedException {
        one.add(List.of(job("a", LATER)));
        JobRecord record = one.find("a").orElseThrow();

        one.update(record.edited(record.definition(), at(7, 0)));

        assertThat(heardByOther.poll(10, TimeUnit.SECONDS)).isEqualTo(7);
    }

    @Test
    void whatWasHeldBackGoesOutWithAnExchange() throws InterruptedException {
        for (long due = 20; due > 0; due--) {
            one.add(List.of(job("job " + due, due)));
        }
        long least = Long.MAX_VALUE;
        int hints = 0;
        while (least > 1) {
            one.exchange(Records.request("n1", 0, List.of()));
            Long heard = heardByOther.poll(50, TimeUnit.MILLISECONDS);
            hints += heard == null ? 0 : 1;
            least = Math.min(least, heard == null ? least : heard);
        }

        assertThat(hints).isLessThan(20);
    }

    @Test
    void whatIsNoHintIsPassedOver() throws InterruptedException {
        jedis.publish(channel, "soon somebody");
        jedis.publish(channel, "soon");
        jedis.publish(channel, "4 somebody");

        assertThat(heardByOther.poll(10, TimeUnit.SECONDS)).isEqualTo(4);
        assertThat(heardByOther).isEmpty();
    }
}
