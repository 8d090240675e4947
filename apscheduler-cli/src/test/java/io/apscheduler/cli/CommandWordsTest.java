package io.apscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class CommandWordsTest {
    @Test
    void nameTheOptionsThatWereGiven() {
        CommandWords words = new CommandWords("lib/pg.jar", "main", "conf/my.properties");
        assertThat(words.of("resume", "Bericht-für:5"))
                .isEqualTo("apscheduler resume --class-path lib/pg.jar --store main conf/my.properties Bericht-für:5");
        assertThat(words.run()).isEqualTo("apscheduler run --class-path lib/pg.jar conf/my.properties");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void quoteWhatAShellWouldTakeApart() {
        assertThat(new CommandWords("classes:lib/*", null, "my file").of("requeue", "it's $HOME"))
                .isEqualTo("apscheduler requeue --class-path 'classes:lib/*' 'my file' 'it'\\''s $HOME'");
    }
}
