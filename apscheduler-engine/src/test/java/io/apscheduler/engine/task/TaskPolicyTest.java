package io.apscheduler.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TaskPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "com.acme.Reports::send, com.acme.Reports::send, true",
        "com.acme.Reports::send, com.acme.Reports::sender, false",
        "com.acme.Reports::send*, com.acme.Reports::sender, true",
        "com.acme.Reports::*, com.acme.Reports::send, true",
        "com.acme.Reports, com.acme.Reports::send, true",
        "com.acme.Reports, com.acme.ReportsToo::send, false",
        "com.acme.Reports, com.acme.Reports$Inner::send, false",
        "com.acme.*, com.acme.Reports::send, true",
        "com.acme.*, com.acme.Reports$Inner::send, true",
        "com.acme.*, com.acme.sub.Reports::send, false",
        "com.acme.*, com.acmeXReports::send, false",
        "com.acme.**, com.acme.sub.Reports::send, true",
        "com.acme.**, com.other.Reports::send, false",
        "com.acme.**, evil.com.acme.Reports::send, false",
        "**::run, com.acme.Backup::run, true",
        "**::run, com.acme.Backup::stop, false",
        "**, com.acme.Backup::stop, true"
    })
    void matchesWholeNames(String pattern, String method, boolean allowed) {
        assertThat(new TaskPolicy(List.of(pattern), false).allows(method)).isEqualTo(allowed);
    }

    @Test
    void allowsAllWithoutPatterns() {
        assertThat(TaskPolicy.DEFAULT.allows("com.acme.Reports::send")).isTrue();
        assertThat(TaskPolicy.DEFAULT.commands()).isFalse();
    }

    @Test
    void allowsWhatAnyPatternMatches() {
        TaskPolicy policy = new TaskPolicy(List.of("com.acme.*", "org.acme.*"), false);
        assertThat(policy.allows("org.acme.Reports::send")).isTrue();
        assertThat(policy.allows("net.acme.Reports::send")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "com.acme.Reports:send", "com.acme.Reports::send(int)", "com acme", "a::b::c", "::run"})
    void refusesOtherText(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaskPolicy(List.of(pattern), false))
                .withMessage("\"" + pattern + "\" is no pattern of methods. Write com.acme.Reports::send,"
                        + " com.acme.Reports::*, com.acme.* or com.acme.**.");
    }
}
