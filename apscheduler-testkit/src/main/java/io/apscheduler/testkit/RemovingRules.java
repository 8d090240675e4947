package io.apscheduler.testkit;

import static io.apscheduler.testkit.StoreRig.HOUR;
import static io.apscheduler.testkit.StoreRig.at;
import static io.apscheduler.testkit.StoreRig.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.JobRecord;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules R: what was removed is gone. */
abstract class RemovingRules {
    private final StoreRig rig;

    RemovingRules(StoreRig rig) {
        this.rig = rig;
    }

    @Test
    @DisplayName("R1: removal takes away whatever the fence, and returns what was there")
    void removesWhateverTheFence() {
        rig.add(job("idle", rig.now() + HOUR), job("owned", rig.now()), job("stays", rig.now() + HOUR));
        rig.turn("n1").room(1).claim();
        Plain idle = Plain.of(rig.find("idle"));
        Plain owned = Plain.of(rig.find("owned"));

        List<JobRecord> removed = rig.store().remove(List.of("idle", "unknown", "owned"));

        assertThat(removed).extracting(Plain::of).containsExactlyInAnyOrder(idle, owned);
        assertThat(rig.store().remove(List.of("idle"))).isEmpty();
        assertThat(rig.store().find("stays")).isPresent();
    }

    @Test
    @DisplayName("R2: what was removed is neither found, listed nor claimed")
    void leavesNoTrace() {
        rig.add(job("a", rig.now()), job("b", rig.now()));

        rig.store().remove(List.of("a"));

        assertThat(rig.store().find("a")).isEmpty();
        assertThat(rig.listAll(10)).extracting(JobRecord::id).containsExactly("b");
        assertThat(rig.turn("n1").room(10).ids()).containsExactly("b");
    }

    @Test
    @DisplayName("R2: what was removed from its owner is not claimed when the owner dies")
    void isNotInheritedEither() {
        rig.add(job("a", rig.now()));
        rig.turn("n1").room(1).claim();
        rig.store().remove(List.of("a"));

        rig.lapse();

        assertThat(rig.turn("n2").room(10).ids()).isEmpty();
        assertThat(rig.store().owned("n1")).isEmpty();
    }

    @Test
    @DisplayName("R3: what was decided for a removed record does not touch one added later under its id")
    void keepsOldCompletionsOffNewRecords() {
        rig.add(job("a", rig.now()));
        JobRecord old = rig.turn("n1").room(1).claim();
        rig.store().remove(List.of("a"));
        rig.add(job("a", rig.now()));
        Plain again = Plain.of(rig.turn("n2").room(1).claim());

        assertThat(rig.turn("n1").release(old, at(1, 77)).go().refused()).containsExactly("a");
        assertThat(rig.turn("n1").remove(old).go().refused()).containsExactly("a");
        assertThat(rig.store().update(old)).isEmpty();
        assertThat(Plain.of(rig.find("a"))).isEqualTo(again);
    }
}
