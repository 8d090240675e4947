package io.apscheduler.engine.trigger.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever the fields, the zone and the moment, cron and crontab fire as the oracle says. */
final class RandomSpecsTest {

    @Test
    void cronFiresAsTheOracleSays() {
        long compared = Effort.withSeeds(1_000, seed -> {
            RandomGenerator random = new SplittableRandom(seed);
            RandomSpecs specs = new RandomSpecs(random);
            return compare(specs.cron(), specs, random);
        });
        assertThat(compared).isGreaterThan(25_000);
    }

    @Test
    void crontabFiresAsTheOracleSays() {
        long compared = Effort.withSeeds(500, seed -> {
            RandomGenerator random = new SplittableRandom(seed);
            RandomSpecs specs = new RandomSpecs(random);
            return compare(specs.crontab(), specs, random);
        });
        assertThat(compared).isGreaterThan(15_000);
    }

    private static long compare(Subject bare, RandomSpecs specs, RandomGenerator random) {
        ZoneId zone = Optional.ofNullable(bare.options().get("timezone"))
                .map(ZoneId::of)
                .orElse(bare.zone());
        Instant from = specs.time(zone);
        Instant to = windowEnd(bare, from);
        Duration window = Duration.between(from, to);
        Subject subject = bare;
        if (random.nextInt(4) == 0) {
            subject = subject.with("start_date", specs.text(from.plus(window.dividedBy(3)), zone));
        }
        if (random.nextInt(4) == 0) {
            subject = subject.with("end_date", specs.text(to.minus(window.dividedBy(3)), zone));
        }
        Agreement agreement = new Agreement(subject, from, to).walk().probe(random, 15);
        return agreement.compared() + (subject.options().containsKey("end_date") ? 0 : compareFarFuture(subject, to));
    }

    /** A window long enough to see the trigger fire some times, if it ever does, and short enough to look at every second of it. */
    private static Instant windowEnd(Subject subject, Instant from) {
        FireTimes oracle = subject.oracle();
        Duration window = Duration.ofMinutes(100);
        while (window.toDays() < 1_000
                && oracle.between(from, from.plus(window)).size() < 8) {
            window = window.multipliedBy(5);
        }
        return from.plus(window);
    }

    /** Whatever comes after the window, there is nothing in between; and when nothing comes, there is nothing. */
    private static long compareFarFuture(Subject subject, Instant from) {
        Trigger trigger = subject.trigger();
        Optional<Instant> actual = trigger.next(Optional.empty(), from);
        Optional<Instant> expected =
                subject.oracle().next(Optional.empty(), from, actual.orElse(horizon(subject, from)));
        assertThat(actual).as("%s.next(Optional.empty, %s)", subject, from).isEqualTo(expected);
        return 1;
    }

    /** The calendar repeats itself after 400 years; years are given in steps of less than a hundred. */
    private static Instant horizon(Subject subject, Instant from) {
        return from.plus(Duration.ofDays(subject.options().containsKey("year") ? 36_600 : 146_200));
    }
}
