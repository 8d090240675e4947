package io.apscheduler.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "fixed 5 PT1S",
                "fixed 5 PT1S jitter",
                "exponential 5 PT1S",
                "exponential 5 PT1S jitter",
                "exponential 5 PT1S max PT10M",
                "exponential 5 PT1S factor 1.5 max PT10M jitter",
                "exponential 3 PT2H"
            })
    void isWrittenAsItIsRead(String text) {
        assertThat(Retry.parse(text)).hasToString(text);
        assertThat(Retry.parse(" " + text.replace(" ", ", "))).isEqualTo(Retry.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jitter",
                "fixed",
                "fixed 5",
                "fixed PT1S 5",
                "fixed 5 PT1S max PT1M",
                "fixed 0 PT1S",
                "fixed 5 PT0S",
                "exponential 5 PT1S max",
                "exponential 5 PT1S factor 0.5",
                "exponential 5 PT1S max PT0.5S",
                "exponential 5 PT1S jitter max PT1M",
                "hourly 5 PT1S"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Retry.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "fixed 5 PT3S, 2, PT3S",
        "fixed 5 PT3S, 6, PT3S",
        "exponential 9 PT1S, 2, PT1S",
        "exponential 9 PT1S, 3, PT2S",
        "exponential 9 PT1S, 6, PT16S",
        "exponential 9 PT1S max PT10S, 6, PT10S",
        "exponential 9 PT1S factor 3 max PT10S, 3, PT3S",
        "exponential 99 PT1S, 99, PT1H"
    })
    void waits(String text, int attempt, Duration wait) {
        assertThat(Retry.parse(text).delayBefore(attempt)).isEqualTo(wait);
    }

    @Test
    void keepsItsJitterWhenTheLongestDelayChanges() {
        Retry retry = Retry.exponential(3, Duration.ofSeconds(1)).withJitter().withMaxDelay(Duration.ofMinutes(1));
        assertThat(retry.isJittered()).isTrue();
        assertThat(retry.maxDelay()).isEqualTo(Duration.ofMinutes(1));
        assertThat(Retry.fixed(1, Duration.ofSeconds(1)).isJittered()).isFalse();
    }
}
