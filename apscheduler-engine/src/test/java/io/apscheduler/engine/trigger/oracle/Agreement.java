package io.apscheduler.engine.trigger.oracle;

import io.apscheduler.trigger.Trigger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Holds a real trigger against the oracle within a window of time. Every answer of the trigger is compared, whether it says when or says never; after the window it may say what it likes.
 */
final class Agreement {

    private final Subject subject;
    private final Trigger trigger;
    private final Instant from;
    private final Instant to;
    private final NavigableSet<Instant> expected;
    private long compared;

    Agreement(Subject subject, Instant from, Instant to) {
        this(subject, from, to, subject.oracle().between(from, to));
    }

    Agreement(Subject subject, Instant from, Instant to, NavigableSet<Instant> expected) {
        this(subject, subject.trigger(), from, to, expected);
    }

    Agreement(Subject subject, Trigger trigger, Instant from, Instant to, NavigableSet<Instant> expected) {
        this.subject = subject;
        this.trigger = trigger;
        this.from = from;
        this.to = to;
        this.expected = expected;
    }

    /** From the start of the window through all of it, as a scheduler does. */
    Agreement walk() {
        Optional<Instant> previous = Optional.empty();
        for (Instant time : expected) {
            compare(previous, compared % 2 == 0 ? from : previous.orElse(from), Optional.of(time));
            previous = Optional.of(time);
        }
        compare(previous, from, Optional.empty());
        return this;
    }

    /** Out of order: after outages, early, between two microseconds. */
    Agreement probe(RandomGenerator random, int times) {
        for (int i = 0; i < times; i++) {
            Instant probed = someTime(random);
            Optional<Instant> previous = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(someTime(random));
            Instant after = previous.filter(p -> !p.isBefore(probed)).orElse(probed.minusNanos(1));
            compare(previous, probed, Optional.ofNullable(expected.higher(after)));
        }
        return this;
    }

    /** How many answers have been compared. */
    long compared() {
        return compared;
    }

    private Instant someTime(RandomGenerator random) {
        long micros = Math.max(1, ChronoUnit.MICROS.between(from, to));
        Instant any = from.plus(random.nextLong(micros), ChronoUnit.MICROS);
        Instant fire = expected.ceiling(any);
        return switch (random.nextInt(5)) {
            case 0 -> any;
            case 1 -> any.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
            case 2 -> fire == null ? any : fire;
            case 3 -> fire == null || fire.equals(to) ? any : fire.plus(1, ChronoUnit.MICROS);
            default -> fire == null || fire.equals(from) ? any : fire.minus(1, ChronoUnit.MICROS);
        };
    }

    private void compare(Optional<Instant> previous, Instant asked, Optional<Instant> answer) {
        Optional<Instant> actual = trigger.next(previous, asked);
        boolean agrees = answer.isPresent()
                ? actual.equals(answer)
                : actual.filter(time -> !time.isAfter(to)).isEmpty();
        if (!agrees) {
            throw new AssertionError("%s.next(%s, %s) is %s, must be %s"
                    .formatted(
                            subject,
                            previous,
                            asked,
                            actual,
                            answer.map(Instant::toString).orElse("nothing until " + to)));
        }
        compared++;
    }
}
