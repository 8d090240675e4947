package io.apscheduler.engine.trigger.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A trigger that is right passes, and each of these that are wrong is caught. */
final class AgreementTest {

    private static final Instant FROM = Instant.parse("2024-10-25T00:00:00Z");
    private static final Instant TO = Instant.parse("2024-10-29T00:00:00Z");
    private static final Subject SUBJECT = Subject.cron(Map.of("minute", "30"), ZoneId.of("Europe/Berlin"));
    private static final Trigger RIGHT = trigger(SUBJECT);

    private static Trigger trigger(Subject subject) {
        FireTimes oracle = subject.oracle();
        return (previous, from) -> oracle.next(previous, from, from.plus(Duration.ofDays(5)));
    }

    private static Agreement agreement(Trigger trigger) {
        return new Agreement(SUBJECT, trigger, FROM, TO, SUBJECT.oracle().between(FROM, TO));
    }

    @Test
    void passesTheRightTrigger() {
        Agreement agreement = agreement(RIGHT).walk().probe(new SplittableRandom(1), 100);
        assertThat(agreement.compared()).isEqualTo(96 + 1 + 100);
    }

    static Stream<Arguments> wrongTriggers() {
        return Stream.of(
                Arguments.of("fires a second late", (Trigger)
                        (previous, from) -> RIGHT.next(previous, from).map(time -> time.plusSeconds(1))),
                Arguments.of("fires before it was asked", (Trigger)
                        (previous, from) -> RIGHT.next(previous, from.minus(1, ChronoUnit.MICROS))),
                Arguments.of("fires again", (Trigger) (previous, from) -> RIGHT.next(Optional.empty(), from)),
                Arguments.of("heeds the previous time alone", (Trigger)
                        (previous, from) -> RIGHT.next(previous, previous.orElse(from))),
                Arguments.of("takes the second pass for a repetition", trigger(SUBJECT.with("overlap", "first"))),
                Arguments.of(
                        "ends a microsecond early", trigger(SUBJECT.with("end_date", "2024-10-28T23:29:59.999999Z"))),
                Arguments.of(
                        "starts a microsecond late",
                        trigger(SUBJECT.with("start_date", "2024-10-25T00:30:00.000001Z"))),
                Arguments.of("never fires", (Trigger) (previous, from) -> Optional.empty()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrongTriggers(String name, Trigger wrong) {
        assertThatThrownBy(() -> agreement(wrong).walk().probe(new SplittableRandom(1), 100))
                .as(name)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("must be");
    }
}
