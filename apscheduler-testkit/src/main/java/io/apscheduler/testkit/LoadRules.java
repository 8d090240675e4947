package io.apscheduler.testkit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules X: many nodes at once. */
abstract class LoadRules {
    private final StoreRig rig;

    LoadRules(StoreRig rig) {
        this.rig = rig;
    }

    @Test
    @DisplayName("X1: nodes under load start each fire time of each job exactly once")
    void startsEachFireTimeOnce() {
        Load.of(rig).run();
    }

    @Test
    @DisplayName("X2: when nodes crash, only what they held is started again, and nothing is lost")
    void survivesCrashes() {
        Load.of(rig).crashes(0.03).run();
    }

    @Test
    @DisplayName("X3: when replies are lost, repeating and asking what is owned neither loses nor doubles")
    void survivesLostReplies() {
        Load.of(rig).lostReplies(0.2).run();
    }

    @Test
    @DisplayName("X4: edits under load lose nothing and undo nothing")
    void survivesEdits() {
        Load.of(rig).editors(2).lostReplies(0.05).run();
    }
}
