package io.apscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.trigger.Triggers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TriggerArgumentTest {
    @Test
    void readsACrontabExpressionInOneWordOrInFive() {
        assertThat(TriggerArgument.read(List.of("30 5 * * mon-fri"))).isEqualTo(Triggers.crontab("30 5 * * mon-fri"));
        assertThat(TriggerArgument.read(List.of("30", "5", "*", "*", "1"))).isEqualTo(Triggers.crontab("30 5 * * 1"));
    }

    @Test
    void readsAMacro() {
        assertThat(TriggerArgument.read(List.of("@daily"))).isEqualTo(Triggers.crontab("@daily"));
    }

    @Test
    void readsATypeWithOptions() {
        assertThat(TriggerArgument.read(List.of("cron", "day=3rd fri", "hour=0-3")))
                .isEqualTo(Triggers.of("cron", Map.of("day", "3rd fri", "hour", "0-3")));
    }

    @Test
    void readsATypeWithOptionsInOneWord() {
        assertThat(TriggerArgument.read(List.of("cron day=3rd fri  hour=0-3")))
                .isEqualTo(Triggers.of("cron", Map.of("day", "3rd fri", "hour", "0-3")));
    }

    @Test
    void readsNumberedParts() {
        assertThat(TriggerArgument.read(List.of("any_of 1=cron 1.hour=5 2=interval 2.hours=3")))
                .isEqualTo(Triggers.of("any_of", Map.of("1", "cron", "1.hour", "5", "2", "interval", "2.hours", "3")));
    }

    @Test
    void refusesAWordThatIsNoOption() {
        assertThatThrownBy(() -> TriggerArgument.read(List.of("cron", "hour")))
                .hasMessageContaining("\"hour\"")
                .hasMessageContaining("key=value");
    }

    @Test
    void refusesAnOptionGivenTwice() {
        assertThatThrownBy(() -> TriggerArgument.read(List.of("cron", "hour=1", "hour=2")))
                .hasMessageContaining("hour is given twice");
    }

    @Test
    void refusesNothing() {
        assertThatThrownBy(() -> TriggerArgument.read(List.of(" "))).hasMessageContaining("empty");
    }
}
