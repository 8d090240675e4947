package io.apscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ManualClockTest {
    private final ManualClock clock = ManualClock.at("2026-01-01T00:00:00Z");

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(clock.instant()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void movesForwardAndBack() {
        clock.advance(Duration.ofHours(5));
        assertThat(clock.instant()).isEqualTo("2026-01-01T05:00:00Z");
        clock.advance(Duration.ofHours(-1));
        assertThat(clock.instant()).isEqualTo("2026-01-01T04:00:00Z");
        clock.set(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void tellsOfEachJumpUntilTheListenerIsTakenOff() {
        List<Instant> jumps = new ArrayList<>();
        Runnable takeOff = clock.onJump(() -> jumps.add(clock.instant()));

        clock.set(Instant.EPOCH);
        clock.advance(Duration.ofSeconds(1));
        takeOff.run();
        clock.advance(Duration.ofSeconds(1));

        assertThat(jumps).containsExactly(Instant.EPOCH, Instant.ofEpochSecond(1));
    }

    @Test
    void losesNoAdvanceOfManyThreads() {
        Crowd.of(4).each(random -> {
            for (int i = 0; i < 1_000; i++) {
                clock.advance(Duration.ofSeconds(1));
            }
        });

        assertThat(clock.instant())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(4_000));
    }
}
