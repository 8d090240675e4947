package io.apscheduler.chaos.broken;

import static org.assertj.core.api.Assertions.fail;

import io.apscheduler.chaos.command.Trial;
import io.apscheduler.chaos.fault.FaultKind;
import io.apscheduler.chaos.node.Wrapping;
import io.apscheduler.chaos.server.StoreName;
import io.apscheduler.chaos.verdict.Rule;
import io.apscheduler.chaos.verdict.Verdict;
import io.apscheduler.chaos.verdict.Violation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three defects that other schedulers have had, made anew in real stores: the verdict finds each. It takes real processes and a
 * while, so {@code .ci/checks/50-chaos} runs it and not every build.
 */
@EnabledIfSystemProperty(named = "apscheduler.chaos.processes", matches = "true")
final class BrokenStoresTest {
    private static final long FIRST_SEED = 7;
    private static final int SEEDS = 6;

    @TempDir
    private Path folder;

    /** Processes interleave as they like, so a defect need not show each time: it must with one of some seeds. */
    private void assertFinds(StoreName store, Class<? extends Wrapping> defect, Set<FaultKind> faults, Rule... someOf)
            throws Exception {
        List<Set<Rule>> broken = new ArrayList<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Path place = Files.createDirectory(folder.resolve("seed-" + seed));
            Verdict verdict = Trial.of(store, defect, faults, seed, place).judged();
            broken.add(verdict.violations().stream().map(Violation::rule).collect(Collectors.toSet()));
            if (!Collections.disjoint(broken.get(broken.size() - 1), List.of(someOf))) {
                return;
            }
        }
        fail("Seeds from " + FIRST_SEED + " on should have broken one of " + List.of(someOf) + ", but broke " + broken);
    }

    @Test
    void aClaimThatChecksAndThenWritesStartsRunsTwice() throws Exception {
        assertFinds(StoreName.POSTGRESQL, CheckThenWrite.class, Set.of(), Rule.STARTED_TOO_OFTEN);
    }

    @Test
    void aZombiesLateCompletionTakesTheScheduleBack() throws Exception {
        assertFinds(
                StoreName.REDIS,
                FenceIgnored.class,
                Set.of(FaultKind.STOP),
                Rule.STARTED_TOO_OFTEN,
                Rule.COUNTED_WRONG);
    }

    @Test
    void aScheduleThatIsAdvancedFirstLosesRunsInACrash() throws Exception {
        assertFinds(StoreName.REDIS, AdvancedFirst.class, Set.of(FaultKind.KILL), Rule.NEITHER_STARTED_NOR_MISSED);
    }
}
