package io.apscheduler.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ClockAlarmTest {
    private final ManualClock time = ManualClock.at(Instant.EPOCH);
    private final ClockAlarm alarm = new ClockAlarm("main", time);

    @Test
    void saysHowFarApartTheClocksAre() {
        long sent = alarm.now();
        time.advance(Duration.ofSeconds(2));
        alarm.told(sent, 63_250_000);
        assertThat(alarm.text())
                .startsWith("This node's clock is 61.25 s behind that of job store \"main\". Runs start by");
        alarm.told(alarm.now(), -1_000_000);
        assertThat(alarm.text()).startsWith("This node's clock is 3.0 s ahead of that of job store \"main\".");
    }

    @Test
    void saysWhenTheyAgreeAgain() {
        alarm.told(alarm.now(), 5_000_000);
        alarm.told(alarm.now(), 0);
        assertThat(alarm.text()).isEqualTo("This node's clock and that of job store \"main\" agree again.");
    }
}
