package io.apscheduler.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.apscheduler.spi.JobStore;
import io.apscheduler.testkit.JobStoreContract;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A shelf of stores with one fault each: the contract catches every one, by the rule that it breaks. */
final class BrokenStoresTest {
    static Stream<Broken> shelf() {
        return Stream.of(BrokenRecords.all(), BrokenClaims.all(), BrokenExchanges.all())
                .flatMap(stores -> stores);
    }

    /** Some faults show only when two threads meet, which a busy machine may keep apart for a whole test. */
    private static final int MOST_ATTEMPTS = 20;

    @ParameterizedTest
    @MethodSource("shelf")
    void areCaughtByTheRuleTheyBreak(Broken broken) {
        boolean caught = false;
        for (int attempt = 0; attempt < MOST_ATTEMPTS && !caught; attempt++) {
            caught = isCaught(broken);
        }

        assertThat(caught).as("%s is caught", broken).isTrue();
    }

    /** Whether tests of the rule fail, every one of them saying which rule it is. */
    private static boolean isCaught(Broken broken) {
        Shelved.made = broken.store();
        List<String> messages = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Shelved.class))
                .filters(only(broken.rule()))
                .execute()
                .testEvents()
                .failed()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .toList();
        assertThat(messages).allMatch(message -> message.startsWith("Rule " + broken.rule() + " is broken: "));
        return !messages.isEmpty();
    }

    @Test
    void breakEveryRuleOfTheContract() {
        Set<String> rules = new TreeSet<>();
        Shelved.made = SimpleJobStore::new;
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Shelved.class))
                .execute()
                .testEvents()
                .started()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .forEach(name -> rules.add(name.substring(0, name.indexOf(':'))));

        Set<String> broken = new TreeSet<>();
        shelf().forEach(store -> broken.add(store.rule()));
        assertThat(broken).isEqualTo(rules);
    }

    private static PostDiscoveryFilter only(String rule) {
        return test -> FilterResult.includedIf(!test.isTest() || isOf(rule, test));
    }

    private static boolean isOf(String rule, TestDescriptor test) {
        return test.getDisplayName().startsWith(rule + ":");
    }

    /** The contract, for whichever store is to be tested. */
    static final class Shelved extends JobStoreContract {
        static Supplier<? extends JobStore> made = SimpleJobStore::new;

        @Override
        protected JobStore createStore() {
            return made.get();
        }

        @Override
        protected Optional<JobStore> createSibling(JobStore first) {
            return first instanceof PersistentJobStore persistent
                    ? Optional.of(persistent.sibling())
                    : Optional.empty();
        }
    }
}
