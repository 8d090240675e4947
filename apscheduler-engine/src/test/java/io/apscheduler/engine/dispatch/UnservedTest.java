package io.apscheduler.engine.dispatch;

import static io.apscheduler.spi.Standing.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.StoreContext;
import io.apscheduler.store.memory.MemoryJobStore;
import io.apscheduler.testkit.ManualClock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class UnservedTest {
    private static final long SECOND = 1_000_000;
    private static final long LEASE = 15 * SECOND;
    private static final Set<String> SERVED = Set.of("default");

    private final MemoryJobStore store = new MemoryJobStore();
    private final Unserved unserved = new Unserved("default", LEASE, true);

    @BeforeEach
    void open() {
        store.open(new StoreContext("test", "default", ManualClock.at(Instant.EPOCH), due -> {}));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void add(String id, String executor, long due) {
        Definition definition = Definition.of("", id, executor, 5, null);
        store.add(List.of(JobRecord.of(id, definition, new Standing(due, due, 0, false, null, null))));
    }

    private List<String> abandoned(long now) {
        return unserved.abandoned(store, SERVED, now).stream()
                .map(JobRecord::id)
                .sorted()
                .toList();
    }

    @Test
    void waitsALeaseAfterTheFirstLook() {
        add("a", "reports", 0);
        add("mine", "default", 0);
        add("later", "reports", 10 * LEASE);
        assertThat(abandoned(2 * LEASE)).isEmpty();
        assertThat(abandoned(3 * LEASE - 1)).isEmpty();
        assertThat(unserved.nextCheck()).isEqualTo(3 * LEASE);
        assertThat(abandoned(3 * LEASE)).containsExactly("a");
    }

    @Test
    void leavesAloneWhatHasNotBeenDueForALease() {
        add("old", "reports", 0);
        assertThat(abandoned(2 * LEASE)).isEmpty();
        add("young", "reports", 2 * LEASE + 1);
        assertThat(abandoned(3 * LEASE)).containsExactly("old");
    }

    @Test
    void beginsAnewWhenTheExecutorWasServedMeanwhile() {
        add("a", "reports", 0);
        assertThat(abandoned(2 * LEASE)).isEmpty();
        store.remove(List.of("a"));
        assertThat(abandoned(3 * LEASE)).isEmpty();
        assertThat(unserved.nextCheck()).isEqualTo(NEVER);
        add("b", "reports", 0);
        assertThat(abandoned(4 * LEASE)).isEmpty();
        assertThat(abandoned(5 * LEASE)).containsExactly("b");
    }

    @Test
    void looksThroughMoreThanOnePage() {
        for (int i = 0; i < 2_500; i++) {
            add("job " + i, "reports", i);
        }
        abandoned(2 * LEASE);
        assertThat(abandoned(3 * LEASE)).hasSize(2_500);
    }
}
