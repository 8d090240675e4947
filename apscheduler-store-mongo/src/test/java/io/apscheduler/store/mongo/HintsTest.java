package io.apscheduler.store.mongo;

import static io.apscheduler.store.mongo.Samples.at;
import static io.apscheduler.store.mongo.Samples.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.StoreContext;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes tell each other of what is due soon. */
@Timeout(20)
final class HintsTest {
    private static final long LATER = 32_503_680_000_000_000L;

    private final BlockingQueue<Long> heardByOne = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> heardByOther = new LinkedBlockingQueue<>();

    private static MongoJobStore opened(StandIn server, BlockingQueue<Long> heard) {
        MongoJobStore store = MongoJobStore.at(server.uri()).build();
        store.open(new StoreContext("test", "main", InstantSource.system(), heard::add));
        return store;
    }

    @Nested
    class WithChangeStreams {
        private final StandIn server = StandIn.withOplog();
        private final MongoJobStore one = opened(server, heardByOne);
        private final MongoJobStore other = opened(server, heardByOther);

        /** Both listen when each has heard the other. */
        @BeforeEach
        void awaitListeners() throws InterruptedException {
            for (int i = 0; i < 500 && (heardByOne.isEmpty() || heardByOther.isEmpty()); i++) {
                one.add(List.of(job("one " + i, 9)));
                other.add(List.of(job("other " + i, 9)));
                one.exchange(Samples.request("n1", 0, List.of()));
                other.exchange(Samples.request("n2", 0, List.of()));
            }
            while (heardByOne.poll(300, TimeUnit.MILLISECONDS) != null) {
                heardByOther.clear();
            }
            heardByOther.clear();
        }

        @AfterEach
        void close() {
            one.close();
            other.close();
            server.close();
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
                one.exchange(Samples.request("n1", 0, List.of()));
                Long heard = heardByOther.poll(50, TimeUnit.MILLISECONDS);
                hints += heard == null ? 0 : 1;
                least = Math.min(least, heard == null ? least : heard);
            }

            assertThat(hints).isLessThan(20);
        }
    }

    @Nested
    class WithoutChangeStreams {
        @Test
        void hintsAreOffAndAllElseWorks() throws InterruptedException {
            try (StandIn server = StandIn.inMemory()) {
                MongoJobStore store = opened(server, heardByOne);
                awaitEnd("apscheduler-test-main-hints");

                store.add(List.of(job("a", 0)));
                store.exchange(Samples.request("n1", 0, List.of()));

                assertThat(server.documents("jobs_hints")).isEmpty();
                assertThat(store.exchange(Samples.request("n1", 5, List.of())).claims())
                        .hasSize(1);
                store.close();
            }
        }

        private void awaitEnd(String name) throws InterruptedException {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals(name)) {
                    thread.join(20_000);
                    assertThat(thread.isAlive()).isFalse();
                }
            }
        }
    }
}
