package io.apscheduler.cli.crontab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandTextTest {
    @Test
    void withoutPercentSignThereIsNoInput() {
        assertThat(CommandText.read("backup --all")).isEqualTo(new CommandText("backup --all", null));
    }

    @Test
    void theFirstPercentSignEndsTheCommandAndTheOthersAreLineEnds() {
        assertThat(CommandText.read("mail -s hi joe%Joe,%%come%"))
                .isEqualTo(new CommandText("mail -s hi joe", "Joe,\n\ncome\n"));
    }

    @Test
    void theLastLineOfInputGetsItsEnd() {
        assertThat(CommandText.read("cat%a%b").input()).isEqualTo("a\nb\n");
    }

    @Test
    void aPercentSignAtTheEndGivesNoInput() {
        assertThat(CommandText.read("cat%")).isEqualTo(new CommandText("cat", null));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"date +\\%F, date +%F", "echo a\\nb, echo a\\nb", "echo \\\\ x, echo \\\\ x", "echo 5\\%, echo 5%"
            })
    void onlyThePercentSignLosesItsBackslash(String text, String line) {
        assertThat(CommandText.read(text)).isEqualTo(new CommandText(line, null));
    }

    @Test
    void anEscapedBackslashEscapesNothing() {
        assertThat(CommandText.read("echo \\\\%in")).isEqualTo(new CommandText("echo \\\\", "in\n"));
    }

    @Test
    void escapesHoldInTheInput() {
        assertThat(CommandText.read("cat%50\\% more%x\\y").input()).isEqualTo("50% more\nx\\y\n");
    }
}
