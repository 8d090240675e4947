package io.apscheduler.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "df -h                  | df,-h",
                "  df \t  -h            | df,-h",
                "sh -c 'echo a b'       | sh,-c,echo a b",
                "sh -c \"it's\"         | sh,-c,it's",
                "a'b c'd\"e f\"         | ab cde f",
                "C:\\bin\\x.exe \\n     | C:\\bin\\x.exe,\\n",
                "a \"\" b               | a,,b",
                "'my program' x         | my program,x"
            })
    void areSeparatedByBlanksOutsideQuotes(String line, String words) {
        assertThat(CommandWords.of(line)).isEqualTo(List.of(words.split(",")));
    }

    @Test
    void canBeNone() {
        assertThat(CommandWords.of("  ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"it's | 3", "\" | 1", "a 'b' 'c | 7"})
    void needClosedQuotes(String line, int position) {
        assertThatThrownBy(() -> CommandWords.of(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The quote at character " + position
                        + " is not closed. Close it, or put it between quotes of the other kind.");
    }
}
