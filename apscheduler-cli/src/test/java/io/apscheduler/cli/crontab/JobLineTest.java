package io.apscheduler.cli.crontab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobLineTest {
    @Test
    void hasFiveFieldsAndACommand() {
        assertThat(JobLine.read("30 5\t*  * mon-fri   backup  --all"))
                .isEqualTo(new JobLine("30 5 * * mon-fri", "backup  --all"));
    }

    @Test
    void hasAMacroAndACommand() {
        assertThat(JobLine.read("@daily\tbackup --all")).isEqualTo(new JobLine("@daily", "backup --all"));
    }

    @Test
    void mayStartWithAMinusSignThatMeansNothingHere() {
        assertThat(JobLine.read("-*/5 * * * * poll")).isEqualTo(new JobLine("*/5 * * * *", "poll"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"* * * * *", "* * * * *  ", "@daily", "@daily  ", "* * * * * %input", "5 5 * *", "word"})
    void withoutACommandIsRefused(String line) {
        assertThatThrownBy(() -> JobLine.read(line))
                .isInstanceOf(CrontabLineException.class)
                .hasMessageContaining("command");
    }

    @Test
    void withAnUnknownMacroIsRefusedNamingTheKnownOnes() {
        assertThatThrownBy(() -> JobLine.read("@every_minute x"))
                .hasMessageContaining("@every_minute")
                .hasMessageContaining("@reboot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 */5 * * * * poll",
                "0 0 9 * * MON-FRI report",
                "0 0 12 1/1 * ? noon",
                "0 0 12 ? * 6L last",
                "0 0 0 1 1 * 2027 once"
            })
    void withSixTimeFieldsIsRefused(String line) {
        assertThatThrownBy(() -> JobLine.read(line)).hasMessageContaining("six time fields");
    }
}
