package io.apscheduler.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class JobSpecTest {
    private static final Task TASK = Task.of(() -> {});

    private static JobSpec nightly() {
        return JobSpec.of(TASK, Triggers.cron().hour(3));
    }

    @Test
    void isLikeAnotherWhateverTheirIdsAndNames() {
        assertThat(nightly().id("a").name("A").isLike(nightly().id("b").name("B")))
                .isTrue();
        assertThat(nightly().id("a").isLike(nightly())).isTrue();
    }

    @Test
    void isNotLikeOneThatAsksForSomethingElse() {
        assertThat(nightly().isLike(nightly().trigger(Triggers.cron().hour(4)))).isFalse();
        assertThat(nightly().isLike(nightly().task(Task.of(() -> {})))).isFalse();
        assertThat(nightly().isLike(nightly().store("other"))).isFalse();
        assertThat(nightly().isLike(nightly().executor("other"))).isFalse();
        assertThat(nightly().isLike(nightly().timeout(Duration.ofSeconds(1)))).isFalse();
    }

    @Test
    void losesItsIdAndNameAndNothingElse() {
        JobSpec spec = nightly().id("a").name("A").maxRuns(3);

        assertThat(spec.unnamed().id()).isEmpty();
        assertThat(spec.unnamed().name()).isEmpty();
        assertThat(spec.unnamed().isLike(spec)).isTrue();
    }
}
