package io.apscheduler.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTriggerTest {

    @Nested
    class Firing {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = '!',
                value = {
                    "one interval after creation! hours=2! 2026-11-22 02:00Z | 2026-11-22 04:00Z",
                    "units are added! days=1; hours=1; minutes=1; seconds=1! 2026-11-23 01:01:01Z | 2026-11-24 02:02:02Z",
                    "weeks! weeks=1! 2026-11-29 00:00Z | 2026-12-06 00:00Z",
                    "decimals! minutes=0.5; seconds=.25! 2026-11-22 00:00:30.25Z | 2026-11-22 00:01:00.5Z",
                    "ISO-8601! interval=PT1H30M! 2026-11-22 01:30Z | 2026-11-22 03:00Z",
                    "ISO-8601 days and fractions! interval=P1DT0.5S! 2026-11-23 00:00:00.5Z | 2026-11-24 00:00:01Z",
                    "a future start is the first! hours=2; start_date=2026-12-01 09:30! 2026-12-01 09:30Z | 2026-12-01 11:30Z",
                    "a past start fixes the phase! hours=2; start_date=2010-10-10 09:30! 2026-11-22 01:30Z | 2026-11-22 03:30Z",
                    "a start at from fires! hours=2; start_date=2026-11-22! 2026-11-22 00:00Z | 2026-11-22 02:00Z",
                    "the end is inclusive! hours=2; end_date=2026-11-22 02:00! 2026-11-22 02:00Z",
                    "nothing after the end! hours=2; end_date=2026-11-22 01:59:59.999999! ''",
                    "an end without a start may be past! hours=2; end_date=2000-01-01! ''",
                    "start and end may coincide! hours=2; start_date=2026-12-01; end_date=2026-12-01! 2026-12-01 00:00Z",
                    "a start is rounded up! seconds=1; start_date=2026-11-22 00:00:00.0000001! "
                            + "2026-11-22 00:00:00.000001Z | 2026-11-22 00:00:01.000001Z",
                    "one microsecond! seconds=0.000001! 2026-11-22 00:00:00.000001Z | 2026-11-22 00:00:00.000002Z",
                    "finer than a microsecond is rounded up! seconds=1.0000001! "
                            + "2026-11-22 00:00:01.000001Z | 2026-11-22 00:00:02.000002Z",
                    "jitter does not matter! hours=2; jitter=100! 2026-11-22 02:00Z | 2026-11-22 04:00Z",
                })
        void follows(String rule, String options, String expected) {
            String text = Fires.text(Fires.spec("interval", options), "UTC", "2026-11-22T00:00:00Z", 2);

            assertThat(text.replace("+00:00", "Z")).as(rule).isEqualTo(expected);
        }

        @Test
        void countsElapsedTimeWhateverClocksDo() {
            assertThat(Fires.text(Triggers.every(Duration.ofDays(1)), "Europe/Berlin", "2026-10-24T10:00:00Z", 2))
                    .isEqualTo("2026-10-25 11:00+01:00 | 2026-10-26 11:00+01:00");
        }

        @Test
        void readsLocalTimesInTheDefaultZone() {
            assertThat(Fires.text(
                            Triggers.every(Duration.ofHours(1)).startingAt("2026-12-01 09:30"),
                            "Europe/Berlin",
                            "2026-11-22T00:00:00Z",
                            1))
                    .isEqualTo("2026-12-01 09:30+01:00");
        }

        @Test
        void landsOnTheGridExactlyFromAnywhere() {
            long seed = new Random().nextLong();
            Random random = new Random(seed);
            for (int i = 0; i < 10_000; i++) {
                long start = random.nextLong() >> 12;
                long interval = 1 + (random.nextLong() >>> 1 + random.nextInt(60));
                long from = random.nextLong() >> 12;
                interval = Math.min(interval, Micros.MAX);
                Trigger trigger = new IntervalTrigger(start, interval, Micros.MAX - 1);
                Optional<Instant> fire = trigger.next(Optional.empty(), Micros.instant(from));
                String at = "seed " + seed + ": " + trigger + " from " + from + " gave " + fire;
                if (fire.isPresent()) {
                    long micros = Micros.floor(fire.get());
                    assertThat(micros).as(at).isGreaterThanOrEqualTo(Math.max(from, start));
                    assertThat((micros - start) % interval).as(at).isZero();
                    assertThat(micros - Math.max(from, start)).as(at).isLessThan(interval);
                } else {
                    assertThat(Math.max(from, start)).as(at).isGreaterThan(Micros.MAX - 1 - interval);
                }
            }
        }

        @Test
        void firesAfterThePreviousEvenIfThatIsLater() {
            Trigger trigger = Fires.compiled(Fires.spec("interval", "hours=1; start_date=2026-01-01Z"));

            assertThat(Fires.next(trigger, "2026-01-01T05:00:00Z", "2026-01-01T02:00:00Z"))
                    .contains(Instant.parse("2026-01-01T06:00:00Z"));
            assertThat(Fires.next(trigger, "2026-01-01T05:00:00.5Z", "2026-01-01T05:00:00Z"))
                    .contains(Instant.parse("2026-01-01T06:00:00Z"));
            assertThat(Fires.next(trigger, "2026-01-01T05:00:00Z", "2026-01-01T09:00:00.0000001Z"))
                    .contains(Instant.parse("2026-01-01T10:00:00Z"));
        }

        @Test
        void bearsTheEndsOfTime() {
            Trigger trigger = Triggers.compile(Triggers.every(Duration.ofHours(1)), ZoneOffset.UTC, Instant.EPOCH);
            Trigger slow = Triggers.compile(
                    Triggers.every(Duration.ofDays(20_000_000)), ZoneOffset.UTC, Instant.parse("9999-01-01T00:00:00Z"));

            assertThat(trigger.next(Optional.empty(), Instant.MIN)).contains(Instant.parse("1970-01-01T01:00:00Z"));
            assertThat(trigger.next(Optional.empty(), Instant.MAX)).isEmpty();
            assertThat(trigger.next(Optional.of(Instant.MAX), Instant.MAX)).isEmpty();
            assertThat(slow.next(Optional.empty(), Instant.parse("+70000-01-01T00:00:00Z")))
                    .isEmpty();
        }
    }

    @Nested
    class Refusing {

        @ParameterizedTest
        @CsvSource(
                delimiter = '!',
                value = {
                    "''! interval: the interval is missing. Allowed: one or more of weeks, days, hours, minutes, seconds; or"
                            + " interval, such as PT1H30M",
                    "hours=0! interval: the interval of 0 seconds is too short. Allowed: a microsecond at least",
                    "seconds=0.0000009! interval: the interval of 0.0000009 seconds is too short."
                            + " Allowed: a microsecond at least",
                    "seconds=-1! interval[seconds='-1']: this is not a number. Allowed: a decimal number not below 0, such as 1.5",
                    "seconds=1e3! interval[seconds='1e3']: this is not a number."
                            + " Allowed: a decimal number not below 0, such as 1.5",
                    "seconds=! interval[seconds='']: this is not a number. Allowed: a decimal number not below 0, such as 1.5",
                    "hour=1! interval[hour='1']: there is no such option. Allowed: weeks, days, hours, minutes, seconds,"
                            + " interval, start_date, end_date, jitter",
                    "interval=2h! interval[interval='2h']: this is not an ISO-8601 duration."
                            + " Allowed: such as PT1H30M, P2D or PT0.5S",
                    "interval=PT-2H! interval: the interval of -7200 seconds is too short. Allowed: a microsecond at least",
                    "interval=PT2H; hours=1! interval[interval='PT2H']: it cannot be joined with weeks, days, hours, minutes,"
                            + " seconds",
                    "weeks=999999999999! interval: the interval of 604799999999395200 seconds is longer than all time",
                    "hours=1; start_date=2026-02-01; end_date=2026-01-31! interval[end_date='2026-01-31']: the end is before"
                            + " the start, 2026-02-01",
                    "hours=1; jitter=x! interval[jitter='x']: this is not a number of seconds."
                            + " Allowed: a decimal number of seconds not below 0, such as 1.5",
                })
        void saysWhatIsAllowed(String options, String message) {
            assertThat(Fires.refusal(Fires.spec("interval", options))).isEqualTo(message);
        }

        @Test
        void namesTheAcceptedFormsOfTimes() {
            assertThat(Fires.refusal(Fires.spec("interval", "hours=1; start_date=now")))
                    .isEqualTo("interval[start_date='now']: this is not a date or time. " + DateTimeText.FORMS);
        }
    }

    @Test
    void isDescribedByItsOptionsInOrder() {
        assertThat(Fires.spec("interval", "start_date=2026-01-01; seconds=5; hours=1"))
                .hasToString("interval[hours='1', seconds='5', start_date='2026-01-01']");
    }
}
