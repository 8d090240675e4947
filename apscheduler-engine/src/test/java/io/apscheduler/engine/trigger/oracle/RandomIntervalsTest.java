package io.apscheduler.engine.trigger.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the units, the start and the parts, the triggers other than cron fire as the oracle says. */
final class RandomIntervalsTest {

    @Test
    void intervalsFireAsTheOracleSays() {
        long compared = Effort.withSeeds(500, seed -> {
            RandomGenerator random = new SplittableRandom(seed);
            Subject subject = new RandomIntervals(random).interval();
            Instant first = subject.oracle()
                    .next(Optional.empty(), subject.created(), Instant.MAX)
                    .orElseThrow();
            Instant second = subject.oracle()
                    .next(Optional.of(first), first, Instant.MAX)
                    .orElseThrow();
            Duration step = Duration.between(first, second);
            long steps = random.nextLong(1 + Duration.ofDays(15_000).dividedBy(step));
            Instant from = random.nextBoolean() ? first.minus(step) : first.plus(step.multipliedBy(steps));
            return compare(subject, from, from.plus(step.multipliedBy(15)), random);
        });
        assertThat(compared).isGreaterThan(15_000);
    }

    @Test
    void calendarIntervalsFireAsTheOracleSays() {
        long compared = Effort.withSeeds(500, seed -> {
            RandomGenerator random = new SplittableRandom(seed);
            Subject subject = new RandomIntervals(random).calendarInterval();
            Instant from = subject.created().plus(Duration.ofDays(random.nextInt(1_500)));
            return compare(subject, from, from.plus(Duration.ofDays(1_500)), random);
        });
        assertThat(compared).isGreaterThan(20_000);
    }

    @Test
    void datesFireAsTheOracleSays() {
        long compared = Effort.withSeeds(300, seed -> {
            RandomGenerator random = new SplittableRandom(seed);
            Subject subject = new RandomIntervals(random).date();
            Instant time = subject.oracle()
                    .between(Instant.parse("1980-01-01T00:00:00Z"), Instant.parse("2050-01-01T00:00:00Z"))
                    .first();
            return compare(subject, time.minusSeconds(2), time.plusSeconds(2), random);
        });
        assertThat(compared).isGreaterThan(5_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"any_of", "all_of"})
    void combinationsFireAsTheOracleSays(String type) {
        Instant beforeTheClocksGoBack = Instant.parse("2024-10-26T23:12:00Z");
        long compared = Effort.withSeeds(200, seed -> {
            RandomGenerator random = new SplittableRandom(seed);
            Subject subject = new RandomIntervals(random).combination(type, beforeTheClocksGoBack, 1);
            Instant from = beforeTheClocksGoBack.plusSeconds(random.nextInt(7_200));
            return compare(subject, from, from.plusSeconds(3_600), random);
        });
        assertThat(compared).isGreaterThan(4_000);
    }

    private static long compare(Subject subject, Instant from, Instant to, RandomGenerator random) {
        return new Agreement(subject, from, to).walk().probe(random, 20).compared();
    }
}
