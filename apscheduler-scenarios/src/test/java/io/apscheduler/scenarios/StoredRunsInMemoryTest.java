package io.apscheduler.scenarios;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.spi.JobStore;
import io.apscheduler.store.memory.MemoryJobStore;
import org.junit.jupiter.api.Test;

final class StoredRunsInMemoryTest extends StoredRunsScenario {
    @Override
    protected JobStore createStore() {
        return new MemoryJobStore();
    }

    /** There are no others: what this node would leave to them is refused. */
    @Test
    @Override
    void aNodeRunsTheJobsOfItsQueuesAndLeavesTheOthers() {
        assertThatThrownBy(super::aNodeRunsTheJobsOfItsQueuesAndLeavesTheOthers)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no executor \"reports\" for job \"report\".");
    }
}
