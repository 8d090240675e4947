package io.apscheduler.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.benchmarks.contender.Contender;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LatenessTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private final FixedClock clock = new FixedClock();
    private final Lateness lateness = new Lateness(clock, FIRST, 2, 1, 2);

    @Test
    void spreadsTheFirstFireTimesOverASecond() {
        assertThat(lateness.first(0)).isEqualTo(FIRST);
        assertThat(lateness.first(1)).isEqualTo(FIRST.plusMillis(500));
    }

    @Test
    void isThatOfTheFireTimesThatCount() {
        record(0, 7_000_000); // does not count
        record(0, 1_002_000); // 2 ms late
        record(0, 2_004_000); // 4 ms late
        record(0, 9_000_000); // does not count
        record(1, 500_000); // does not count
        record(1, 1_499_999); // early

        assertThat(lateness.figures())
                .containsEntry("p50", 2.0)
                .containsEntry("max", 4.0)
                .containsEntry("early", 1.0)
                .containsEntry("missing", 1.0);
    }

    private void record(int job, long microsFromFirst) {
        clock.now = FIRST.plus(Duration.ofNanos(microsFromFirst * 1_000));
        lateness.record(job);
    }

    private static final class FixedClock implements Contender {
        private Instant now = FIRST;

        @Override
        public long nowMicros() {
            return now.toEpochMilli() * 1_000 + now.getNano() / 1_000 % 1_000;
        }

        @Override
        public void start(int threads) {}

        @Override
        public void runOnce(int jobs) {}

        @Override
        public void close() {}
    }
}
