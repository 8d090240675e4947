package io.apscheduler.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClockOffsetTest {
    private final ClockOffset offset = new ClockOffset(1_000);

    @ParameterizedTest
    @CsvSource({
        "100, 150, 200,    0", // read in between: no difference is certain
        "100, 100, 200,    0",
        "100, 200, 200,    0",
        "100, 201, 200,    1",
        "100,  99, 200,   -1",
        "100, 900, 100,  800",
        "100, -50, 100, -150",
        "200, 150, 100,   50", // this node's clock was set back meanwhile
    })
    void isWhatTheTimeOfTheAnswerCannotExplain(long before, long told, long after, long micros) {
        assertThat(ClockOffset.between(before, told, after)).isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource({"1", "-1"})
    void turnsLargeOnceAndSmallOnce(int sign) {
        assertThat(turns(sign * 1_000)).isFalse();
        assertThat(turns(sign * 1_001)).isTrue();
        assertThat(offset.isLarge()).isTrue();
        assertThat(turns(sign * 5_000)).isFalse();
        assertThat(turns(sign * 501)).isFalse();
        assertThat(offset.isLarge()).isTrue();
        assertThat(turns(sign * 500)).isTrue();
        assertThat(offset.isLarge()).isFalse();
        assertThat(turns(0)).isFalse();
    }

    @Test
    void staysLargeWhenItGoesFromOneSideToTheOther() {
        assertThat(turns(2_000)).isTrue();
        assertThat(turns(-2_000)).isFalse();
        assertThat(offset.micros()).isEqualTo(-2_000);
    }

    private boolean turns(long ahead) {
        return offset.hasTurned(0, ahead, 0);
    }
}
