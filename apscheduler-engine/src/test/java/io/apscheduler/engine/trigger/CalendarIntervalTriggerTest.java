package io.apscheduler.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.Triggers;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarIntervalTriggerTest {

    private static String text(String options, String zone, String from, int count) {
        return Fires.text(Fires.spec("calendar_interval", options), zone, from, count);
    }

    @Nested
    class Firing {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = '!',
                value = {
                    "from the day of creation! months=1; hour=8! 2026-01-22 08:00Z | 2026-02-22 08:00Z | 2026-03-22 08:00Z",
                    "what is past on that day is not made up for! days=1; hour=5! 2026-01-23 05:00Z | 2026-01-24 05:00Z"
                            + " | 2026-01-25 05:00Z",
                    "midnight by default! days=10; start_date=2026-02-01! 2026-02-01 00:00Z | 2026-02-11 00:00Z"
                            + " | 2026-02-21 00:00Z",
                    "the 31st is skipped, never clamped! months=1; start_date=2026-01-31! 2026-01-31 00:00Z"
                            + " | 2026-03-31 00:00Z | 2026-05-31 00:00Z",
                    "the 30th! months=1; start_date=2026-01-30! 2026-01-30 00:00Z | 2026-03-30 00:00Z | 2026-04-30 00:00Z",
                    "29 February! years=1; start_date=2024-02-29! 2028-02-29 00:00Z | 2032-02-29 00:00Z | 2036-02-29 00:00Z",
                    "29 February over a century! years=4; start_date=2092-02-29! 2092-02-29 00:00Z | 2096-02-29 00:00Z"
                            + " | 2104-02-29 00:00Z",
                    "weeks! weeks=2; hour=9; start_date=2026-01-05! 2026-02-02 09:00Z | 2026-02-16 09:00Z"
                            + " | 2026-03-02 09:00Z",
                    "weeks and days! weeks=1; days=1; start_date=2026-02-01! 2026-02-01 00:00Z | 2026-02-09 00:00Z"
                            + " | 2026-02-17 00:00Z",
                    "years and months! years=1; months=6; start_date=2026-02-01! 2026-02-01 00:00Z | 2027-08-01 00:00Z"
                            + " | 2029-02-01 00:00Z",
                    "months, until the day exists, then days! months=1; days=1; start_date=2026-01-31! 2026-01-31 00:00Z"
                            + " | 2026-04-01 00:00Z | 2026-05-02 00:00Z",
                    "a past start fixes the dates! months=5; start_date=2020-02-10; hour=1; minute=2; second=3!"
                            + " 2026-05-10 01:02:03Z | 2026-10-10 01:02:03Z | 2027-03-10 01:02:03Z",
                    "not before the start! days=1; hour=8; start_date=2026-02-01 09:00! 2026-02-02 08:00Z"
                            + " | 2026-02-03 08:00Z | 2026-02-04 08:00Z",
                    "on the start! days=1; hour=9; start_date=2026-02-01 09:00! 2026-02-01 09:00Z"
                            + " | 2026-02-02 09:00Z | 2026-02-03 09:00Z",
                    "up to the end! days=1; start_date=2026-02-01; end_date=2026-02-02! 2026-02-01 00:00Z"
                            + " | 2026-02-02 00:00Z",
                    "jitter does not matter! years=100; jitter=5; start_date=2026-02-01! 2026-02-01 00:00Z"
                            + " | 2126-02-01 00:00Z | 2226-02-01 00:00Z",
                    "nothing after the year 9999! years=7900; start_date=2026-02-01! 2026-02-01 00:00Z | 9926-02-01 00:00Z",
                    "nor by days! days=99999999; start_date=2026-02-01! 2026-02-01 00:00Z",
                    "nor by both! months=99999; days=1; start_date=2026-02-01! 2026-02-01 00:00Z",
                })
        void follows(String rule, String options, String expected) {
            assertThat(text(options, "UTC", "2026-01-22T06:00:00Z", 3).replace("+00:00", "Z"))
                    .as(rule)
                    .isEqualTo(expected);
        }

        @ParameterizedTest(name = "{0}: {1} {2}")
        @CsvSource(
                delimiter = '!',
                value = {
                    "the same local time! Europe/Berlin! days=1; hour=8! 2026-10-24T00:00:00Z! 2026-10-24 08:00+02:00"
                            + " | 2026-10-25 08:00+01:00",
                    "a skipped time is moved by the gap! Europe/Berlin! days=1; hour=2; minute=30! 2026-03-28T12:00:00Z!"
                            + " 2026-03-29 03:30+02:00 | 2026-03-30 02:30+02:00",
                    "or skipped! Europe/Berlin! days=1; hour=2; minute=30; gap=skip! 2026-03-28T12:00:00Z!"
                            + " 2026-03-30 02:30+02:00 | 2026-03-31 02:30+02:00",
                    "the first pass of a repeated time! Europe/Berlin! days=1; hour=2; minute=30! 2026-10-24T12:00:00Z!"
                            + " 2026-10-25 02:30+02:00 | 2026-10-26 02:30+01:00",
                    "a day that does not exist, moved onto the next, fires once! Pacific/Apia! days=1; hour=5!"
                            + " 2011-12-29T10:00:00Z! 2011-12-29 05:00-10:00 | 2011-12-31 05:00+14:00"
                            + " | 2012-01-01 05:00+14:00",
                    "a day that does not exist, moved! Pacific/Apia! months=1; hour=5; start_date=2011-10-30!"
                            + " 2011-12-29T10:00:00Z! 2011-12-31 05:00+14:00 | 2012-01-30 05:00+14:00",
                    "its own zone! UTC! days=1; hour=8; timezone=America/New_York! 2026-10-24T00:00:00Z!"
                            + " 2026-10-24 12:00+00:00",
                })
        void followsLocalTime(String rule, String zone, String options, String from, String expected) {
            int count = expected.split("\\|", -1).length;

            assertThat(text(options, zone, from, count)).as(rule).isEqualTo(expected);
        }

        @Test
        void agreesWithWalkingFromTheStart() {
            long seed = new Random().nextLong();
            Random random = new Random(seed);
            for (int i = 0; i < 300; i++) {
                LocalDate start = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(3_000));
                int months = random.nextInt(3) == 0 ? 0 : random.nextInt(30);
                int days = months == 0 ? 1 + random.nextInt(100) : random.nextInt(2) * random.nextInt(50);
                Trigger trigger = Fires.compiled(Fires.spec(
                        "calendar_interval",
                        "timezone=UTC; hour=12; months=" + months + "; days=" + days + "; start_date=" + start));
                List<LocalDate> dates = walk(start, months, days, LocalDate.of(2080, 1, 1));
                for (int j = 0; j < 20; j++) {
                    LocalDate from = start.plusDays(random.nextInt(20_000) - 100);
                    Optional<Instant> expected = dates.stream()
                            .filter(date -> !date.isBefore(from))
                            .findFirst()
                            .map(date -> Instant.parse(date + "T12:00:00Z"));
                    assertThat(trigger.next(Optional.empty(), Instant.parse(from + "T00:00:00Z")))
                            .as("seed %s: from %s, %s months %s days, at %s", seed, start, months, days, from)
                            .isEqualTo(expected);
                }
            }
        }

        private static List<LocalDate> walk(LocalDate start, int months, int days, LocalDate end) {
            List<LocalDate> dates = new ArrayList<>();
            for (LocalDate date = start; date.isBefore(end); date = following(date, months, days)) {
                dates.add(date);
            }
            return dates;
        }

        private static LocalDate following(LocalDate date, int months, int days) {
            int month = date.getYear() * 12 + date.getMonthValue() - 1;
            while (months > 0) {
                month += months;
                try {
                    return LocalDate.of(month / 12, month % 12 + 1, date.getDayOfMonth())
                            .plusDays(days);
                } catch (DateTimeException e) {
                    continue;
                }
            }
            return date.plusDays(days);
        }

        @Test
        void bearsTheEndsOfTime() {
            Trigger trigger =
                    Fires.compiled(Fires.spec("calendar_interval", "months=1; timezone=UTC; start_date=2026-02-01"));

            assertThat(trigger.next(Optional.empty(), Instant.MIN)).contains(Instant.parse("2026-02-01T00:00:00Z"));
            assertThat(trigger.next(Optional.empty(), Instant.MAX)).isEmpty();
            assertThat(trigger.next(Optional.of(Instant.MAX), Instant.MIN)).isEmpty();
            assertThat(Fires.next(trigger, "2026-02-01T00:00:00Z", "2026-02-01T00:00:00Z"))
                    .contains(Instant.parse("2026-03-01T00:00:00Z"));
        }
    }

    @Nested
    class Refusing {

        private static final String DISTANCE =
                "calendar_interval: the distance is missing. Allowed: one or more of years,"
                        + " months, weeks, days, not all 0";

        @ParameterizedTest
        @CsvSource(
                delimiter = '!',
                value = {
                    "''! " + DISTANCE,
                    "hour=5! " + DISTANCE,
                    "days=0; months=0! " + DISTANCE,
                    "days=-1! calendar_interval[days='-1']: this is not possible. Allowed: a whole number from 0 to 100000000",
                    "days=1.5! calendar_interval[days='1.5']: this is not possible. Allowed: a whole number from 0 to 100000000",
                    "days=9999999999! calendar_interval[days='9999999999']: this is not possible."
                            + " Allowed: a whole number from 0 to 100000000",
                    "days=1; hour=24! calendar_interval[hour='24']: this is not possible. Allowed: a whole number from 0 to 23",
                    "days=1; minute=60! calendar_interval[minute='60']: this is not possible."
                            + " Allowed: a whole number from 0 to 59",
                    "days=1; second=x! calendar_interval[second='x']: this is not possible."
                            + " Allowed: a whole number from 0 to 59",
                    "days=1; overlap=both! calendar_interval[overlap='both']: there is no such option. Allowed: years, months,"
                            + " weeks, days, hour, minute, second, timezone, start_date, end_date, jitter, gap",
                    "days=1; gap=x! calendar_interval[gap='x']: there is no such policy. Allowed: shift, skip",
                    "days=1; start_date=2026-02-02; end_date=2026-02-01! calendar_interval[end_date='2026-02-01']:"
                            + " the end is before the start, 2026-02-02",
                    "days=1; jitter=-! calendar_interval[jitter='-']: this is not a number of seconds."
                            + " Allowed: a decimal number of seconds not below 0, such as 1.5",
                })
        void saysWhatIsAllowed(String options, String message) {
            assertThat(Fires.refusal(Fires.spec("calendar_interval", options))).isEqualTo(message);
        }
    }

    @Test
    void isDescribedByItsOptionsInOrder() {
        assertThat(Triggers.calendarInterval().hour(8).months(1))
                .hasToString("calendar_interval[months='1', hour='8']");
    }
}
