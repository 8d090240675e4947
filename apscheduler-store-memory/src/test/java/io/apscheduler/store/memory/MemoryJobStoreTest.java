package io.apscheduler.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.Definition;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.JobStoreProvider;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.StoreContext;
import io.apscheduler.testkit.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the memory store promises beyond the contract of all stores. */
final class MemoryJobStoreTest {
    private static final Definition DEFINITION = Definition.of("text", "name", "default", 5, null);

    private final ManualClock clock = ManualClock.at("2026-01-01T00:00:00Z");
    private final long now = clock.millis() * 1000;
    private final List<Long> wakes = new ArrayList<>();
    private final MemoryJobStore store = new MemoryJobStore();

    @BeforeEach
    void open() {
        store.open(context("first"));
    }

    @Test
    void keepsTheVeryObjects() {
        store.add(List.of(job("a", now)));

        assertThat(store.find("a").orElseThrow().definition()).isSameAs(DEFINITION);
        assertThat(store.isPersistent()).isFalse();
    }

    @Test
    void isFoundByItsName() {
        List<String> names = ServiceLoader.load(JobStoreProvider.class).stream()
                .map(provider -> provider.get().name())
                .toList();

        assertThat(names).contains("memory");
    }

    @Nested
    class Sharing {
        private final MemoryJobStore second = store.shared();

        @Test
        void showsTheSameJobsThroughEachHandle() {
            second.open(context("second"));
            store.add(List.of(job("a", now)));

            assertThat(second.exchange(request("n2", 10)).claims()).hasSize(1);
            assertThat(store.exchange(request("n1", 10)).claims()).isEmpty();
        }

        @Test
        void closesEachHandleByItself() {
            second.open(context("second"));
            store.close();

            assertThat(second.find("a")).isEmpty();
            assertThatExceptionOfType(JobStoreException.class).isThrownBy(() -> store.find("a"));
        }

        @Test
        void refusesToOpenOneHandleTwice() {
            assertThatExceptionOfType(JobStoreException.class)
                    .isThrownBy(() -> store.open(context("third")))
                    .withMessageContaining("open already, as \"default\" of scheduler \"first\"")
                    .withMessageContaining("store.shared()");
        }

        @Test
        void wakesWhoWasToldALaterTime() {
            second.open(context("second"));
            second.exchange(request("n2", 10));

            store.add(List.of(job("a", now + 50)));
            store.add(List.of(job("b", now + 60)));

            assertThat(wakes).containsExactly(now + 50);
        }
    }

    @Nested
    class Claiming {
        @Test
        void takesOnlySoManyAtOnceAndSaysThatMoreIsDue() {
            store.add(IntStream.range(0, 5_000)
                    .mapToObj(i -> job("job" + i, now - i))
                    .toList());

            ExchangeReply reply = store.exchange(request("n1", Integer.MAX_VALUE));

            assertThat(reply.claims()).hasSize(4_096);
            assertThat(reply.nextDue()).isLessThanOrEqualTo(now);
        }

        @Test
        void survivesManyEditsOfTheDueTime() {
            store.add(List.of(job("a", now + 1)));
            for (int i = 0; i < 1_000; i++) {
                JobRecord record = store.find("a").orElseThrow();
                store.update(record.edited(DEFINITION, standing(now + i % 2)));
            }
            ExchangeReply reply = store.exchange(new ExchangeRequest(
                    "n1", 1000, List.of(new Completion.Remove("gone", 3)), Map.of("default", 10), Set.of(), 10));

            assertThat(reply.claims()).hasSize(1);
            assertThat(reply.refused()).containsExactly("gone");
            assertThat(reply.nextDue()).isEqualTo(Standing.NEVER);
        }
    }

    private StoreContext context(String scheduler) {
        return new StoreContext(scheduler, "default", clock, wakes::add);
    }

    private static JobRecord job(String id, long due) {
        return JobRecord.of(id, DEFINITION, standing(due));
    }

    private static Standing standing(long due) {
        return new Standing(due, due, 0, false, null, null);
    }

    private static ExchangeRequest request(String node, int capacity) {
        return new ExchangeRequest(node, 15_000_000, List.of(), Map.of("default", capacity), Set.of(), 0);
    }
}
