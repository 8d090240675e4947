package io.apscheduler.testkit;

import static io.apscheduler.testkit.StoreRig.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Rules O: a store opens, closes and opens again. */
abstract class OpeningRules {
    private final StoreRig rig;

    OpeningRules(StoreRig rig) {
        this.rig = rig;
    }

    @Test
    @DisplayName("O1: every call on a store that is not open is refused in the same clear way")
    void refusesCallsUnlessOpen() {
        JobStore fresh = rig.contract().createStore();
        assertAllRefused("before open", fresh);

        JobStore closed = rig.store();
        closed.close();
        assertAllRefused("after close", closed);
    }

    private void assertAllRefused(String when, JobStore store) {
        calls(store).forEach((name, call) -> {
            Throwable thrown = catchThrowable(call::execute);
            assertThat(thrown).as("%s %s", name, when).isInstanceOf(JobStoreException.class);
            assertThat(thrown.getMessage()).as("message of %s %s", name, when).containsIgnoringCase("open");
        });
    }

    private Map<String, Executable> calls(JobStore store) {
        Map<String, Executable> calls = new LinkedHashMap<>();
        calls.put("add", () -> store.add(List.of(job("a", 0))));
        calls.put("find", () -> store.find("a"));
        calls.put("list", () -> store.list(JobQuery.first(1)));
        calls.put("update", () -> store.update(job("a", 0)));
        calls.put("remove", () -> store.remove(List.of("a")));
        calls.put("exchange", () -> store.exchange(rig.turn("n1").room(1).request()));
        calls.put("owned", () -> store.owned("n1"));
        calls.put("leave", () -> store.leave("n1"));
        calls.put("isUnfinished", store::isUnfinished);
        return calls;
    }

    @Test
    @DisplayName("O2: closing twice does nothing, and a closed store opens again with its records")
    void opensAgainWithItsRecords() {
        rig.add(job("a", rig.now()));

        rig.store().close();
        assertThatCode(rig.store()::close).doesNotThrowAnyException();
        rig.store().open(rig.context("contract"));

        assertThat(rig.store().find("a")).isPresent();
        assertThat(rig.turn("n1").room(1).ids()).containsExactly("a");
    }

    @Test
    @DisplayName("O3: a persistent store keeps the records of differently named schedulers apart")
    void keepsSchedulersApart() {
        assumeTrue(rig.store().isPersistent(), "a store in memory belongs to whoever holds it");
        JobStore other = rig.contract().createSibling(rig.store()).orElse(null);
        assumeTrue(other != null, "there is no second store object on the same records");
        other.open(rig.context("another"));
        try {
            rig.add(job("a", rig.now()));

            assertThat(other.find("a")).isEmpty();
            assertThat(other.list(JobQuery.first(10))).isEmpty();
            assertThat(other.exchange(rig.turn("n1").room(1).request()).claims())
                    .isEmpty();
            assertThat(other.add(List.of(job("a", StoreRig.NEVER)))).isEmpty();
            other.remove(List.of("a"));
            assertThat(rig.store().find("a")).isPresent();
        } finally {
            other.close();
        }
    }
}
