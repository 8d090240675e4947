package io.apscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of triggers lets right ones pass, and catches each wrong one by the rule it breaks. */
final class BrokenTriggersTest {
    private static final Instant ANCHOR = Instant.parse("2026-01-01T00:00:00Z");

    private static final Map<String, Trigger> SHELF = Map.of(
            "hourly", BrokenTriggersTest::hourly,
            "once", (previous, from) -> Optional.of(ANCHOR).filter(at -> previous.isEmpty() && !at.isBefore(from)),
            "never", (previous, from) -> Optional.empty(),
            "early", (previous, from) -> hourly(previous, from).map(at -> at.minusSeconds(3_599)),
            "stays", (previous, from) -> Optional.of(from),
            "counts", new Counts(),
            "remembers", new Remembers(),
            "skips",
                    (previous, from) ->
                            hourly(previous, from).map(at -> at.plusSeconds(from.getEpochSecond() % 2 * 3_600)),
            "walks", new Walks());

    @ParameterizedTest
    @CsvSource({"hourly", "once", "never"})
    void passesARightTrigger(String name) {
        Shelved.name = name;

        assertThat(Caught.by(Shelved.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"early, G1", "stays, G2", "counts, G3", "remembers, G4", "skips, G5", "walks, G6"})
    void catchesAWrongTrigger(String name, String rule) {
        Shelved.name = name;

        assertThat(Caught.by(Shelved.class, rule)).containsExactly(rule);
    }

    @Test
    void namesTriggerQuestionAndSeed() {
        Shelved shelved = new Shelved();
        Shelved.name = "early";

        assertThatThrownBy(shelved::answersNotBeforeFrom)
                .hasMessageContaining("Trigger early, next after none from 20")
                .hasMessageContaining("seed ");
    }

    private static Optional<Instant> hourly(Optional<Instant> previous, Instant from) {
        Instant least = previous.map(at -> at.plusNanos(1))
                .filter(at -> at.isAfter(from))
                .orElse(from);
        long hours = Math.floorDiv(Duration.between(ANCHOR, least).minusNanos(1).toSeconds() + 3_600, 3_600);
        Instant at = ANCHOR.plusSeconds(hours * 3_600);
        return Optional.of(at.isBefore(least) ? at.plusSeconds(3_600) : at);
    }

    /** The contract, for whichever trigger is to be tested. */
    static final class Shelved extends TriggerContract {
        static String name = "hourly";

        @Override
        protected Map<String, Trigger> triggers() {
            return Map.of(name, SHELF.get(name));
        }

        @Override
        protected Duration patience() {
            return Duration.ofMillis(300);
        }
    }

    /** Answers differently each time. */
    private static final class Counts implements Trigger {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Optional<Instant> next(Optional<Instant> previous, Instant from) {
            return hourly(previous, from).map(at -> at.plusSeconds(asked.incrementAndGet()));
        }
    }

    /** Keeps what it works with in a field. */
    private static final class Remembers implements Trigger {
        private volatile Instant working = ANCHOR;

        @Override
        public Optional<Instant> next(Optional<Instant> previous, Instant from) {
            working = from;
            Thread.yield();
            return hourly(previous, working);
        }
    }

    /** Walks from one fire time to the next until it is far enough. */
    private static final class Walks implements Trigger {
        @Override
        public Optional<Instant> next(Optional<Instant> previous, Instant from) {
            Instant at = hourly(previous, ANCHOR).orElseThrow();
            while (at.isBefore(from)) {
                at = hourly(Optional.of(at), ANCHOR).orElseThrow();
            }
            return Optional.of(at);
        }
    }
}
