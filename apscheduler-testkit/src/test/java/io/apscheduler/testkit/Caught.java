package io.apscheduler.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs a contract, or one of its rules, and tells which rules were broken, by what the failures say. */
final class Caught {
    private static final Pattern RULE = Pattern.compile("Rule ([A-Z]\\d+) is broken: ");

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
        Set<String> rules = new TreeSet<>();
        results.testEvents()
                .failed()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .forEach(result -> rules.add(rule(result.getThrowable().orElseThrow())));
        return rules;
    }

    private static String rule(Throwable thrown) {
        Matcher matcher = RULE.matcher(String.valueOf(thrown.getMessage()));
        return matcher.lookingAt() ? matcher.group(1) : thrown.toString();
    }
}
