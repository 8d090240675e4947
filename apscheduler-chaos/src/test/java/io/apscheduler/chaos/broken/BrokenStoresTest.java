package io.apscheduler.chaos.broken;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.chaos.command.Trial;
import io.apscheduler.chaos.fault.FaultKind;
import io.apscheduler.chaos.node.Wrapping;
import io.apscheduler.chaos.server.StoreName;
import io.apscheduler.chaos.verdict.Rule;
import io.apscheduler.chaos.verdict.Verdict;
import io.apscheduler.chaos.verdict.Violation;
import java.nio.file.Path;
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
    private static final long SEED = 7;

    @TempDir
    private Path folder;

    private Set<Rule> broken(StoreName store, Class<? extends Wrapping> defect, Set<FaultKind> faults)
            throws Exception {
        Verdict verdict = Trial.of(store, defect, faults, SEED, folder).judged();
        return verdict.violations().stream().map(Violation::rule).collect(Collectors.toSet());
    }

    @Test
    void aClaimThatChecksAndThenWritesStartsRunsTwice() throws Exception {
        assertThat(broken(StoreName.POSTGRESQL, CheckThenWrite.class, Set.of()))
                .as("seed " + SEED)
                .contains(Rule.STARTED_TOO_OFTEN);
    }

    @Test
    void aZombiesLateCompletionTakesTheScheduleBack() throws Exception {
        assertThat(broken(StoreName.REDIS, FenceIgnored.class, Set.of(FaultKind.STOP)))
                .as("seed " + SEED)
                .containsAnyOf(Rule.STARTED_TOO_OFTEN, Rule.COUNTED_WRONG);
    }

    @Test
    void aScheduleThatIsAdvancedFirstLosesRunsInACrash() throws Exception {
        assertThat(broken(StoreName.REDIS, AdvancedFirst.class, Set.of(FaultKind.KILL)))
                .as("seed " + SEED)
                .contains(Rule.NEITHER_STARTED_NOR_MISSED);
    }
}
