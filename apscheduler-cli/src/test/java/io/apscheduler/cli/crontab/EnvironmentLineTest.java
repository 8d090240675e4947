package io.apscheduler.cli.crontab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvironmentLineTest {
    static Object[][] lines() {
        return new Object[][] {
            {"SHELL=/bin/bash", "SHELL", "/bin/bash"},
            {"PATH = /usr/bin:/bin", "PATH", "/usr/bin:/bin"},
            {"MAILTO=", "MAILTO", ""},
            {"MAILTO=\"\"", "MAILTO", ""},
            {"GREETING = \"  two blanks  \"", "GREETING", "  two blanks  "},
            {"A='single \"inside\"'", "A", "single \"inside\""},
            {"\"B C\" = d", "B C", "d"},
            {"E=f=g", "E", "f=g"},
            {"H=trailing blanks go  \t", "H", "trailing blanks go"},
            {"I=blanks inside stay # so does this", "I", "blanks inside stay # so does this"},
            {"PATH=$HOME/bin:$PATH", "PATH", "$HOME/bin:$PATH"},
        };
    }

    @ParameterizedTest
    @MethodSource("lines")
    void setsNameAndValue(String line, String name, String value) {
        assertThat(EnvironmentLine.read(line)).contains(new EnvironmentLine(name, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"* * * * * A=b command", "@daily A=b command", "0 5 * * 1 test x = y", "=value", "word"})
    void leavesOtherLinesAlone(String line) {
        assertThat(EnvironmentLine.read(line)).isEmpty();
    }

    @Test
    void refusesAQuoteThatIsNotClosed() {
        assertThatThrownBy(() -> EnvironmentLine.read("A=\"open"))
                .hasMessage("the quote in the value of A is not closed");
    }

    @Test
    void refusesWhatFollowsAQuotedValue() {
        assertThatThrownBy(() -> EnvironmentLine.read("A=\"b\" # why"))
                .hasMessageContaining("\" # why\"")
                .hasMessageContaining("value of A");
    }
}
