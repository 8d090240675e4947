package io.apscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.testkit.FaultyJobStore.Fault;
import io.apscheduler.testkit.FaultyJobStore.Operation;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class FaultyJobStoreTest {
    private final List<String> reached = Collections.synchronizedList(new ArrayList<>());
    private final FaultyJobStore store = new FaultyJobStore(recording());

    @Test
    void worksUntilFaultsArePlanned() {
        assertThat(store.find("a")).isEmpty();
        assertThat(reached).containsExactly("find");
        assertThat(store.faults().calls(Operation.FIND)).isEqualTo(1);
    }

    @Test
    void doesNothingOrLosesTheReplyAsPlanned() {
        store.faults().next(Operation.FIND, Fault.NONE, Fault.BEFORE, Fault.AFTER);

        store.find("first");
        assertThatExceptionOfType(JobStoreException.class)
                .isThrownBy(() -> store.find("second"))
                .withMessageContaining("FIND was not carried out");
        assertThat(reached).hasSize(1);
        assertThatExceptionOfType(JobStoreException.class)
                .isThrownBy(() -> store.find("third"))
                .withMessageContaining("reply to FIND was lost");
        assertThat(reached).hasSize(2);
        store.find("fourth");
        assertThat(reached).hasSize(3);
    }

    @Test
    void failsAlwaysUntilItIsHealed() {
        store.faults().always(Operation.LEAVE, Fault.BEFORE);

        assertThatThrownBy(() -> store.leave("n")).isInstanceOf(JobStoreException.class);
        assertThatThrownBy(() -> store.leave("n")).isInstanceOf(JobStoreException.class);
        store.find("other operations work");
        store.faults().none();
        store.leave("n");

        assertThat(reached).containsExactly("find", "leave");
    }

    @Test
    void failsByChanceInTheSameWayForTheSameSeed() {
        assertThat(outcomes(42)).isEqualTo(outcomes(42)).contains("ok", "before", "after");
        assertThat(outcomes(42)).isNotEqualTo(outcomes(43));
    }

    private List<String> outcomes(long seed) {
        FaultyJobStore fresh = new FaultyJobStore(recording());
        fresh.faults().randomly(seed, 0.3, 0.3);
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            try {
                fresh.find("a");
                outcomes.add("ok");
            } catch (JobStoreException e) {
                outcomes.add(e.getMessage().contains("lost") ? "after" : "before");
            }
        }
        return outcomes;
    }

    @Test
    void holdsCallsBackUntilReleased() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Thread caller = new Thread(() -> {
            store.find("a");
            done.countDown();
        });
        try (Hold hold = store.hold(Operation.FIND)) {
            caller.start();
            hold.awaitCall(Duration.ofSeconds(10));
            assertThat(reached).isEmpty();
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(reached).containsExactly("find");
    }

    /** A store that notes what is called. */
    private JobStore recording() {
        return (JobStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {JobStore.class}, (proxy, method, arguments) -> {
                    reached.add(method.getName());
                    return method.getReturnType() == Optional.class ? Optional.empty() : null;
                });
    }
}
