package io.apscheduler.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class FaultPlanTest {
    private static final int SEEDS = 200;
    private static final long LEASE = 3_000;

    private static FaultPlan plan(Set<FaultKind> kinds, long seconds) {
        return new FaultPlan(kinds, 3, LEASE, seconds * 1_000);
    }

    @Test
    void isAFunctionOfTheSeed() {
        FaultPlan plan = plan(EnumSet.allOf(FaultKind.class), 60);

        assertThat(plan.faults(7)).isEqualTo(plan.faults(7)).isNotEqualTo(plan.faults(8));
    }

    @Test
    void hasEachKindWithinFiveMinutes() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Set<FaultKind> seen = plan(EnumSet.allOf(FaultKind.class), 300).faults(seed).stream()
                    .map(Fault::kind)
                    .collect(Collectors.toSet());
            assertThat(seen).as("seed " + seed).isEqualTo(EnumSet.allOf(FaultKind.class));
        }
    }

    @Test
    void leavesTimeAtTheEndAndHarmsNobodyTwiceAtOnce() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Fault> faults = plan(EnumSet.allOf(FaultKind.class), 60).faults(seed);
            assertThat(faults).as("seed " + seed).isNotEmpty();
            for (int i = 0; i < faults.size(); i++) {
                Fault one = faults.get(i);
                assertThat(one.endMillis()).as("seed " + seed).isLessThanOrEqualTo(60_000 - 3 * LEASE);
                for (Fault later : faults.subList(i + 1, faults.size())) {
                    boolean isOneVictim = one.node() == later.node() || one.node() == 0 || later.node() == 0;
                    assertThat(isOneVictim && later.atMillis() < one.endMillis() + LEASE)
                            .as("seed " + seed + ": " + one + " and " + later)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void hasNoneWhereNoneIsAskedFor() {
        assertThat(plan(Set.of(), 60).faults(1)).isEmpty();
    }

    @Test
    void bringsTheNewVersionOnce() {
        List<Fault> faults = plan(EnumSet.of(FaultKind.ROLL), 600).faults(1);

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0)).hasToString("3.0 s: roll for 18.0 s");
        assertThat(new Fault(FaultKind.DELAY, 2, 1_500, 6_000, 40)).hasToString("1.5 s: delay node 2 for 6.0 s, 40");
    }
}
