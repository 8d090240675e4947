package io.apscheduler.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs a contract, or one of its rules, and tells which rules were broken. */
final class Caught {
    private static final Pattern RULE = Pattern.compile("([A-Z]\\d+): .*");

    private Caught() {}

    /** The rules of a contract with a failed test. */
    static Set<String> by(Class<?> contract) {
        return rulesOf(EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute());
    }

    /** As {@link #by(Class)}, running the tests of one rule only. */
    static Set<String> by(Class<?> contract, String rule) {
        PostDiscoveryFilter filter = test ->
                FilterResult.includedIf(!test.isTest() || test.getDisplayName().startsWith(rule + ":"));
        return rulesOf(EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .filters(filter)
                .execute());
    }

    private static Set<String> rulesOf(EngineExecutionResults results) {
        List<TestDescriptor> failed = results.testEvents()
                .failed()
                .map(event -> event.getTestDescriptor())
                .toList();
        Set<String> rules = new TreeSet<>();
        failed.forEach(test -> rules.add(rule(test)));
        return rules;
    }

    private static String rule(TestDescriptor test) {
        Matcher matcher = RULE.matcher(test.getDisplayName());
        return matcher.matches() ? matcher.group(1) : test.getDisplayName();
    }
}
