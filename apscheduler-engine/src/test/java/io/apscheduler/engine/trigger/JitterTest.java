package io.apscheduler.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.trigger.TriggerSpecException;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JitterTest {

    private static final Instant FIRE = Instant.parse("2026-11-22T10:00:00Z");
    private static final int BINS = 20;
    private static final int SAMPLES = 20_000;

    /** The 99.99th percentile of chi-squared with 19 degrees of freedom. */
    private static final double CHI_SQUARED_LIMIT = 49.6;

    @Nested
    class Reading {

        @ParameterizedTest
        @CsvSource({"10, PT10S", "0.25, PT0.25S", ".5, PT0.5S", "0, PT0S", "0.0000001, PT0S", "86400, PT24H"})
        void takesDecimalSeconds(String text, Duration expected) {
            assertThat(Jitter.of(Fires.spec("any", "jitter=" + text))).isEqualTo(expected);
        }

        @Test
        void isNoneWithoutTheOption() {
            assertThat(Jitter.of(Triggers.now())).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "-1", "PT5S", "1e3", "1.", "99999999999999999"})
        void refusesAnythingElse(String text) {
            assertThatThrownBy(() -> Jitter.of(Fires.spec("cron", "jitter=" + text)))
                    .isInstanceOf(TriggerSpecException.class)
                    .hasMessageStartingWith("cron[jitter='" + text + "']: ")
                    .hasMessageEndingWith("Allowed: a decimal number of seconds not below 0, such as 1.5");
        }
    }

    @Nested
    class Delaying {

        @Test
        void isTheSameForTheSameJobAndFireTime() {
            assertThat(delay("report", FIRE, Duration.ofMinutes(1)))
                    .isEqualTo(delay("report", FIRE, Duration.ofMinutes(1)));
        }

        /** Nodes of different versions share jobs: the function must never change. */
        @Test
        void staysTheSameFromReleaseToRelease() {
            assertThat(delay("report", FIRE, Duration.ofMinutes(1))).isEqualTo(Duration.parse("PT21.704723S"));
        }

        @Test
        void isNothingWithoutJitterOrRoom() {
            assertThat(delay("report", FIRE, Duration.ZERO)).isZero();
            assertThat(delay("report", FIRE, Duration.ofNanos(1_000))).isZero();
            assertThat(Jitter.delay("report", FIRE, Duration.ofMinutes(1), Optional.of(FIRE)))
                    .isZero();
            assertThat(Jitter.delay("report", FIRE, Duration.ofMinutes(1), Optional.of(FIRE.minusSeconds(1))))
                    .isZero();
        }

        @Test
        void isSpreadEvenlyOverJobs() {
            assertEven(i -> delay("job-" + i, FIRE, Duration.ofSeconds(60)), Duration.ofSeconds(60));
        }

        @Test
        void isSpreadEvenlyOverTheFireTimesOfOneJob() {
            assertEven(i -> delay("report", FIRE.plusSeconds(60L * i), Duration.ofSeconds(10)), Duration.ofSeconds(10));
        }

        @Test
        void isSpreadEvenlyBelowTheNextFireTimeWhereThatIsNearer() {
            assertEven(
                    i -> Jitter.delay("job-" + i, FIRE, Duration.ofHours(1), Optional.of(FIRE.plusMillis(7))),
                    Duration.ofMillis(7));
        }

        @Test
        void reachesEveryMicrosecondOfAShortRangeButNotItsEnd() {
            Set<Duration> seen = new HashSet<>();
            for (int i = 0; i < 200; i++) {
                seen.add(delay("job-" + i, FIRE, Duration.ofNanos(3_000)));
            }

            assertThat(seen).containsExactlyInAnyOrder(Duration.ZERO, Duration.ofNanos(1_000), Duration.ofNanos(2_000));
        }

        @Test
        void bearsTheLongestRange() {
            assertThat(delay("report", Instant.MIN, Duration.ofSeconds(Long.MAX_VALUE)))
                    .isPositive();
            assertThat(delay("report", Instant.MAX, Duration.ofSeconds(Long.MAX_VALUE)))
                    .isPositive();
        }

        private Duration delay(String id, Instant fire, Duration jitter) {
            return Jitter.delay(id, fire, jitter, Optional.empty());
        }

        private void assertEven(IntFunction<Duration> delays, Duration range) {
            int[] counts = new int[BINS];
            for (int i = 0; i < SAMPLES; i++) {
                Duration delay = delays.apply(i);
                assertThat(delay).isBetween(Duration.ZERO, range.minusNanos(1));
                counts[(int) (delay.toNanos() * BINS / range.toNanos())]++;
            }
            double expected = (double) SAMPLES / BINS;
            double chiSquared = 0;
            for (int count : counts) {
                chiSquared += (count - expected) * (count - expected) / expected;
            }
            assertThat(chiSquared).isLessThan(CHI_SQUARED_LIMIT);
        }
    }
}
