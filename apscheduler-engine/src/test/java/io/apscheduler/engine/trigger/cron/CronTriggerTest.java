package io.apscheduler.engine.trigger.cron;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.engine.trigger.Fires;
import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.Triggers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTriggerTest {

    private static TriggerSpec cron(String options) {
        return Fires.spec("cron", options);
    }

    private static String utc(String options, String from, int count) {
        return Fires.text(cron(options), "UTC", from, count).replace("+00:00", "Z");
    }

    @Nested
    class Matching {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = '!',
                value = {
                    "any second! second=*! 2026-11-22 00:00Z | 2026-11-22 00:00:01Z | 2026-11-22 00:00:02Z",
                    "steps from the minimum! minute=*/25! 2026-11-22 00:00Z | 2026-11-22 00:25Z | 2026-11-22 00:50Z",
                    "steps of months begin in January! month=*/5! 2027-01-01 00:00Z | 2027-06-01 00:00Z | 2027-11-01 00:00Z",
                    "one value! hour=5! 2026-11-22 05:00Z | 2026-11-23 05:00Z | 2026-11-24 05:00Z",
                    "an open range! minute=40/15! 2026-11-22 00:40Z | 2026-11-22 00:55Z | 2026-11-22 01:40Z",
                    "a range! hour=22-23! 2026-11-22 22:00Z | 2026-11-22 23:00Z | 2026-11-23 22:00Z",
                    "a range with steps! hour=1-20/9! 2026-11-22 01:00Z | 2026-11-22 10:00Z | 2026-11-22 19:00Z",
                    "a list with blanks, in any letter case! month=MAR , jan; day=1! 2027-01-01 00:00Z | 2027-03-01 00:00Z"
                            + " | 2028-01-01 00:00Z",
                    "a step larger than the range! hour=*/100! 2026-11-22 00:00Z | 2026-11-23 00:00Z | 2026-11-24 00:00Z",
                    "a step larger than numbers! hour=3/99999999999! 2026-11-22 03:00Z | 2026-11-23 03:00Z | 2026-11-24 03:00Z",
                    "weekdays by name! day_of_week=mon,fri! 2026-11-23 00:00Z | 2026-11-27 00:00Z | 2026-11-30 00:00Z",
                    "weekdays by number, 0 is Monday! day_of_week=0,4! 2026-11-23 00:00Z | 2026-11-27 00:00Z"
                            + " | 2026-11-30 00:00Z",
                    "weekday ranges may wrap! day_of_week=sat-mon! 2026-11-22 00:00Z | 2026-11-23 00:00Z | 2026-11-28 00:00Z",
                    "wrapped ranges with steps! day_of_week=fri-mon/2! 2026-11-22 00:00Z | 2026-11-27 00:00Z"
                            + " | 2026-11-29 00:00Z",
                    "the third Friday! day=3rd fri! 2026-12-18 00:00Z | 2027-01-15 00:00Z | 2027-02-19 00:00Z",
                    "the fifth where there is one! day=5th mon! 2026-11-30 00:00Z | 2027-03-29 00:00Z | 2027-05-31 00:00Z",
                    "the last Sunday! day=last sun! 2026-11-29 00:00Z | 2026-12-27 00:00Z" + " | 2027-01-31 00:00Z",
                    "the last day! month=2; day=last! 2027-02-28 00:00Z | 2028-02-29 00:00Z | 2029-02-28 00:00Z",
                    "days of all kinds! day=1,2nd tue,last! 2026-11-30 00:00Z | 2026-12-01 00:00Z | 2026-12-08 00:00Z",
                    "day 30 skips February! month=1-3; day=30! 2027-01-30 00:00Z | 2027-03-30 00:00Z | 2028-01-30 00:00Z",
                    "day and day of week! day=13; day_of_week=fri! 2027-08-13 00:00Z | 2028-10-13 00:00Z"
                            + " | 2029-04-13 00:00Z",
                    "ISO weeks! week=53; day_of_week=0! 2026-12-28 00:00Z | 2032-12-27 00:00Z | 2037-12-28 00:00Z",
                    "the year is the date's, not the week's! year=2027; week=53! 2027-01-01 00:00Z | 2027-01-02 00:00Z"
                            + " | 2027-01-03 00:00Z",
                    "years! year=2028,2030; month=7! 2028-07-01 00:00Z | 2030-07-01 00:00Z",
                    "29 February! month=2; day=29! 2028-02-29 00:00Z | 2032-02-29 00:00Z | 2036-02-29 00:00Z",
                    "the longest example! month=6-8,11-12; day=3rd fri; hour=0-3! 2026-12-18 00:00Z | 2026-12-18 01:00Z"
                            + " | 2026-12-18 02:00Z",
                })
        void follows(String rule, String options, String expected) {
            assertThat(utc(options, "2026-11-22T00:00:00Z", 3)).as(rule).isEqualTo(expected);
        }
    }

    @Nested
    class OmittingFields {

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '!',
                value = {
                    "day=1; minute=20! 2026-12-01 00:20Z | 2026-12-01 01:20Z",
                    "hour=5! 2026-11-22 05:00Z | 2026-11-23 05:00Z",
                    "year=2030! 2030-01-01 00:00Z",
                    "year=2030; second=30! 2030-01-01 00:00:30Z | 2030-01-01 00:01:30Z",
                    "month=3! 2027-03-01 00:00Z | 2028-03-01 00:00Z",
                    "week=10! 2027-03-08 00:00Z | 2027-03-09 00:00Z",
                    "day_of_week=tue! 2026-11-24 00:00Z | 2026-12-01 00:00Z",
                    "minute=*! 2026-11-22 00:00Z | 2026-11-22 00:01Z",
                    "month=2; hour=*! 2027-02-01 00:00Z | 2027-02-01 01:00Z",
                    "day=*! 2026-11-22 00:00Z | 2026-11-23 00:00Z",
                })
        void meansAnyBeforeTheLastGivenAndTheMinimumAfterIt(String options, String expected) {
            assertThat(utc(options, "2026-11-22T00:00:00Z", 2)).isEqualTo(expected);
        }
    }

    @Nested
    class Bounding {

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '!',
                value = {
                    "hour=5; start_date=2026-11-24 05:00! 2026-11-24 05:00Z | 2026-11-25 05:00Z",
                    "hour=5; start_date=2026-11-24 05:00:00.000001! 2026-11-25 05:00Z | 2026-11-26 05:00Z",
                    "second=*; start_date=2026-11-24 05:00:00.5! 2026-11-24 05:00:01Z | 2026-11-24 05:00:02Z",
                    "hour=5; end_date=2026-11-22 05:00! 2026-11-22 05:00Z",
                    "hour=5; end_date=2026-11-22 04:59:59.999999! ''",
                    "hour=5; end_date=2026-11-23 05:00:00.9! 2026-11-22 05:00Z | 2026-11-23 05:00Z",
                    "hour=5; start_date=2026-11-24 05:00; end_date=2026-11-24 05:00! 2026-11-24 05:00Z",
                    "hour=5; jitter=3600! 2026-11-22 05:00Z | 2026-11-23 05:00Z",
                })
        void includesStartAndEnd(String options, String expected) {
            assertThat(utc(options, "2026-11-22T00:00:00Z", 2)).isEqualTo(expected);
        }

        @Test
        void readsStartAndEndInItsOwnZone() {
            TriggerSpec spec =
                    cron("hour=5; timezone=America/New_York; start_date=2026-11-24 05:00; end_date=2026-11-24 05:00");

            assertThat(Fires.text(spec, "Europe/Berlin", "2026-11-22T00:00:00Z", 2))
                    .isEqualTo("2026-11-24 11:00+01:00");
        }

        @Test
        void firesNotBeforeFromAndAfterThePrevious() {
            Trigger trigger = Fires.compiled(cron("hour=*; timezone=UTC"));
            Instant two = Instant.parse("2026-01-01T02:00:00Z");

            assertThat(Fires.next(trigger, "2026-01-01T02:00:00Z")).contains(two);
            assertThat(Fires.next(trigger, "2026-01-01T01:00:00.000000001Z")).contains(two);
            assertThat(Fires.next(trigger, "2026-01-01T01:00:00Z", "2026-01-01T00:30:00Z"))
                    .contains(two);
            assertThat(Fires.next(trigger, "2026-01-01T01:59:59.9Z", "2026-01-01T00:30:00Z"))
                    .contains(two);
            assertThat(Fires.next(trigger, "2025-01-01T00:00:00Z", "2026-01-01T02:00:00Z"))
                    .contains(two);
        }

        @Test
        void bearsTheEndsOfTime() {
            Trigger trigger = Fires.compiled(cron("month=1; timezone=UTC"));

            assertThat(trigger.next(Optional.empty(), Instant.MIN)).contains(Instant.EPOCH);
            assertThat(Fires.next(trigger, "0001-01-01T00:00:00Z")).contains(Instant.EPOCH);
            assertThat(Fires.next(trigger, "9998-06-01T00:00:00Z")).contains(Instant.parse("9999-01-01T00:00:00Z"));
            assertThat(Fires.next(trigger, "9999-06-01T00:00:00Z")).isEmpty();
            assertThat(trigger.next(Optional.empty(), Instant.MAX)).isEmpty();
            assertThat(trigger.next(Optional.of(Instant.MAX), Instant.MAX)).isEmpty();
            assertThat(trigger.next(Optional.of(Instant.MIN), Instant.MIN)).contains(Instant.EPOCH);
        }

        @ParameterizedTest
        @CsvSource({"Pacific/Kiritimati", "Etc/GMT+12", "Europe/Berlin"})
        void coversLocalTimeFrom1970To9999InAnyZone(String zone) {
            Trigger trigger = Fires.compiled(cron("second=*; timezone=" + zone));
            ZoneId id = ZoneId.of(zone);

            Instant first = trigger.next(Optional.empty(), Instant.MIN).orElseThrow();
            Instant last = LocalDateTime.of(9999, 12, 31, 23, 59, 59).atZone(id).toInstant();

            assertThat(first).isEqualTo(LocalDate.EPOCH.atStartOfDay(id).toInstant());
            assertThat(trigger.next(Optional.empty(), last)).contains(last);
            assertThat(trigger.next(Optional.of(last), last)).isEmpty();
        }
    }

    @Nested
    class NeverMatching {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "month=2; day=30", "month=2,4,6,9,11; day=31", "month=6; week=53",
                            "month=2; day=5th mon; day_of_week=tue",
                    "year=2027; month=2; day=29", "year=2020", "year=*/2; month=2; day=30", "year=9999; month=2; day=29"
                })
        void hasNoFireTime(String options) {
            assertThat(Fires.of(cron(options), "Europe/Berlin", "2026-11-22T00:00:00Z", 1))
                    .isEmpty();
        }

        @Test
        void isFoundInMicroseconds() {
            Trigger never = Fires.compiled(cron("month=2; day=30"));
            Instant from = Instant.parse("2026-11-22T00:00:00Z");
            long best = Long.MAX_VALUE;
            for (int i = 0; i < 10_000; i++) {
                long start = System.nanoTime();
                never.next(Optional.empty(), from);
                best = Math.min(best, System.nanoTime() - start);
            }

            assertThat(best).isLessThan(1_000_000);
        }

        @Test
        void isNotConcludedWhereAMatchIsFarAway() {
            assertThat(utc("month=2; day=29; day_of_week=mon", "2026-11-22T00:00:00Z", 2))
                    .isEqualTo("2044-02-29 00:00Z | 2072-02-29 00:00Z");
            assertThat(utc("month=1; day=1; week=53; day_of_week=sat", "2094-01-02T00:00:00Z", 1))
                    .isEqualTo("2129-01-01 00:00Z");
            assertThat(utc("year=9000", "2026-11-22T00:00:00Z", 2)).isEqualTo("9000-01-01 00:00Z");
        }
    }

    @Nested
    class ChangingClocks {

        @ParameterizedTest(name = "{0}: {1} {2}")
        @CsvSource(
                delimiter = '!',
                value = {
                    "a skipped time is moved by the gap! Europe/Berlin! hour=2; minute=30! 2026-03-28T12:00:00Z!"
                            + " 2026-03-29 03:30+02:00 | 2026-03-30 02:30+02:00",
                    "or skipped! Europe/Berlin! hour=2; minute=30; gap=skip! 2026-03-28T12:00:00Z!"
                            + " 2026-03-30 02:30+02:00 | 2026-03-31 02:30+02:00",
                    "moved times that coincide with others fire once! Europe/Berlin! hour=2-3; minute=0,30!"
                            + " 2026-03-29T00:30:00Z! 2026-03-29 03:00+02:00 | 2026-03-29 03:30+02:00"
                            + " | 2026-03-30 02:00+02:00",
                    "moved times interleave with others! Australia/Lord_Howe! minute=*/20! 2026-10-03T15:10:00Z!"
                            + " 2026-10-04 01:40+10:30 | 2026-10-04 02:30+11:00 | 2026-10-04 02:40+11:00"
                            + " | 2026-10-04 02:50+11:00 | 2026-10-04 03:00+11:00",
                    "nothing moves where all is skipped! Australia/Lord_Howe! minute=*/20; gap=skip! 2026-10-03T15:10:00Z!"
                            + " 2026-10-04 01:40+10:30 | 2026-10-04 02:40+11:00 | 2026-10-04 03:00+11:00",
                    "a repeated hour comes twice where every hour matches! Europe/Berlin! minute=30! 2026-10-24T23:10:00Z!"
                            + " 2026-10-25 01:30+02:00 | 2026-10-25 02:30+02:00 | 2026-10-25 02:30+01:00"
                            + " | 2026-10-25 03:30+01:00",
                    "the same with a star! Europe/Berlin! hour=*; minute=30! 2026-10-25T00:10:00Z!"
                            + " 2026-10-25 02:30+02:00 | 2026-10-25 02:30+01:00",
                    "the same with steps of one! Europe/Berlin! hour=*/1; minute=30! 2026-10-25T00:10:00Z!"
                            + " 2026-10-25 02:30+02:00 | 2026-10-25 02:30+01:00",
                    "but not with all hours listed! Europe/Berlin! hour=0-23; minute=30! 2026-10-25T00:10:00Z!"
                            + " 2026-10-25 02:30+02:00 | 2026-10-25 03:30+01:00",
                    "nor with steps! Europe/Berlin! hour=*/2; minute=30! 2026-10-25T00:10:00Z!"
                            + " 2026-10-25 02:30+02:00 | 2026-10-25 04:30+01:00",
                    "nor where the hour is the minimum! Europe/Berlin! day=25! 2026-10-24T21:00:00Z!"
                            + " 2026-10-25 00:00+02:00 | 2026-11-25 00:00+01:00",
                    "one hour comes once! Europe/Berlin! hour=2; minute=30! 2026-10-25T00:10:00Z!"
                            + " 2026-10-25 02:30+02:00 | 2026-10-26 02:30+01:00",
                    "or twice! Europe/Berlin! hour=2; minute=30; overlap=both! 2026-10-25T00:10:00Z!"
                            + " 2026-10-25 02:30+02:00 | 2026-10-25 02:30+01:00 | 2026-10-26 02:30+01:00",
                    "every hour can be made to come once! Europe/Berlin! minute=30; overlap=first! 2026-10-25T00:10:00Z!"
                            + " 2026-10-25 02:30+02:00 | 2026-10-25 03:30+01:00",
                    "asked in the second pass, the first is over! Europe/Berlin! hour=2; minute=30! 2026-10-25T01:10:00Z!"
                            + " 2026-10-26 02:30+01:00",
                    "half an hour back! Australia/Lord_Howe! minute=*/20! 2026-04-04T14:30:00Z!"
                            + " 2026-04-05 01:40+11:00 | 2026-04-05 01:40+10:30 | 2026-04-05 02:00+10:30",
                    "half an hour back, once! Australia/Lord_Howe! hour=1; minute=*/20! 2026-04-04T14:30:00Z!"
                            + " 2026-04-05 01:40+11:00 | 2026-04-06 01:00+10:30",
                    "a day that does not exist! Pacific/Apia! hour=5! 2011-12-29T10:00:00Z!"
                            + " 2011-12-29 05:00-10:00 | 2011-12-31 05:00+14:00 | 2012-01-01 05:00+14:00",
                    "a day that does not exist, moved! Pacific/Apia! day=30; hour=5! 2011-12-01T10:00:00Z!"
                            + " 2011-12-31 05:00+14:00 | 2012-01-30 05:00+14:00",
                    "a day that does not exist, skipped! Pacific/Apia! day=30; hour=5; gap=skip! 2011-12-01T10:00:00Z!"
                            + " 2012-01-30 05:00+14:00",
                    "midnight that does not exist! America/Sao_Paulo! hour=0! 2017-10-14T12:00:00Z!"
                            + " 2017-10-15 01:00-02:00 | 2017-10-16 00:00-02:00",
                    "midnight that does not exist, skipped! America/Sao_Paulo! hour=0; gap=skip! 2017-10-14T12:00:00Z!"
                            + " 2017-10-16 00:00-02:00",
                    "the hour before midnight twice! America/Sao_Paulo! hour=23; overlap=both! 2018-02-17T12:00:00Z!"
                            + " 2018-02-17 23:00-02:00 | 2018-02-17 23:00-03:00 | 2018-02-18 23:00-03:00",
                    "the last date before midnight repeats! America/Sao_Paulo! year=2018; month=2; day=17; hour=23;"
                            + " minute=59; overlap=both! 2018-02-18T01:59:30Z! 2018-02-17 23:59-03:00",
                    "a moved time beyond the end! Europe/Berlin! hour=2; minute=30; end_date=2026-03-29 03:00!"
                            + " 2026-03-28T12:00:00Z! ''",
                    "a start in the gap! Europe/Berlin! hour=2; minute=*/30; start_date=2026-03-29 03:10!"
                            + " 2026-03-28T12:00:00Z! 2026-03-29 03:30+02:00",
                })
        void follows(String rule, String zone, String options, String from, String expected) {
            int count = expected.split("\\|", -1).length;

            assertThat(Fires.text(cron(options), zone, from, count)).as(rule).isEqualTo(expected);
        }

        @Test
        void firesAtExactlyTheMatchingInstantsWithSkipAndBoth() {
            long seed = new Random().nextLong();
            Random random = new Random(seed);
            ZoneId zone = ZoneId.of("Europe/Berlin");
            Trigger trigger = Fires.compiled(cron("hour=1-3; minute=10,50; gap=skip; overlap=both"));
            for (int i = 0; i < 200; i++) {
                Instant from = Instant.ofEpochSecond(60 * random.nextLong(1_760_000_000L / 60, 1_860_000_000L / 60));
                Instant expected = from;
                while (!matches(expected.atZone(zone).toLocalTime())) {
                    expected = expected.plusSeconds(60);
                }
                assertThat(trigger.next(Optional.empty(), from))
                        .as("seed %s", seed)
                        .contains(expected);
            }
        }

        private static boolean matches(LocalTime time) {
            return time.getHour() >= 1 && time.getHour() <= 3 && (time.getMinute() == 10 || time.getMinute() == 50);
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-03-29T01:00:00Z", "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z"})
        void goesOnThroughEveryMinuteOfAChange(String change) {
            Instant time = Instant.parse(change).minusSeconds(7_200);
            Trigger trigger = Fires.compiled(cron("minute=*"));
            for (int i = 0; i < 240; i++) {
                Instant next = time.plusSeconds(60);
                assertThat(trigger.next(Optional.of(time), time)).contains(next);
                time = next;
            }
        }
    }

    @Nested
    class Refusing {

        private static final String FIELDS = "year, month, day, week, day_of_week, hour, minute, second";
        private static final String MORE = "; *, */a, n/a, a-b, a-b/c; several joined by commas";

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '!',
                value = {
                    "year=1969! 1969 is not between 1970 and 9999. Allowed: 1970-9999",
                    "year=10000! 10000 is not between 1970 and 9999. Allowed: 1970-9999",
                    "month=0! 0 is not between 1 and 12. Allowed: 1-12 or jan-dec",
                    "month=13! 13 is not between 1 and 12. Allowed: 1-12 or jan-dec",
                    "month=1-13! 13 is not between 1 and 12. Allowed: 1-12 or jan-dec",
                    "month=99999999999! 99999999999 is not between 1 and 12. Allowed: 1-12 or jan-dec",
                    "month=dec-jan! the range \"dec-jan\" ends before it begins. Allowed: 1-12 or jan-dec",
                    "month=january! \"january\" is unknown. Allowed: 1-12 or jan-dec",
                    "day=0! 0 is not between 1 and 31. Allowed: 1-31, last, last fri, or 1st fri to 5th fri",
                    "day=32! 32 is not between 1 and 31. Allowed: 1-31, last, last fri, or 1st fri to 5th fri",
                    "day=6th fri! \"6th\" is none of 1st, 2nd, 3rd, 4th, 5th, last."
                            + " Allowed: 1-31, last, last fri, or 1st fri to 5th fri",
                    "day=2th fri! \"2th\" is none of 1st, 2nd, 3rd, 4th, 5th, last."
                            + " Allowed: 1-31, last, last fri, or 1st fri to 5th fri",
                    "day=3rd 4! \"4\" is no weekday, which are mon-sun here."
                            + " Allowed: 1-31, last, last fri, or 1st fri to 5th fri",
                    "day=last friday! \"friday\" is no weekday, which are mon-sun here."
                            + " Allowed: 1-31, last, last fri, or 1st fri to 5th fri",
                    "day=fri! \"fri\" is unknown. Allowed: 1-31, last, last fri, or 1st fri to 5th fri",
                    "day=3rd! \"3rd\" is unknown. Allowed: 1-31, last, last fri, or 1st fri to 5th fri",
                    "day=3rd fri x! \"3rd fri x\" is no expression. Allowed: 1-31, last, last fri, or 1st fri to 5th fri",
                    "day=-1! \"-1\" is no expression. Allowed: 1-31, last, last fri, or 1st fri to 5th fri",
                    "week=54! 54 is not between 1 and 53. Allowed: 1-53",
                    "week=last! \"last\" is unknown. Allowed: 1-53",
                    "day_of_week=7! 7 is not between 0 and 6. Allowed: 0-6 (0 is Monday) or mon-sun",
                    "day_of_week=3rd fri! \"3rd fri\" is no expression. Allowed: 0-6 (0 is Monday) or mon-sun",
                    "hour=24! 24 is not between 0 and 23. Allowed: 0-23",
                    "hour=5-3! the range \"5-3\" ends before it begins. Allowed: 0-23",
                    "hour=1.5! \"1.5\" is no expression. Allowed: 0-23",
                    "minute=60! 60 is not between 0 and 59. Allowed: 0-59",
                    "minute=*/0! a step of 0, in \"*/0\", leads nowhere. Allowed: 0-59",
                    "minute=5/0! a step of 0, in \"5/0\", leads nowhere. Allowed: 0-59",
                    "minute=1-5/0! a step of 0, in \"1-5/0\", leads nowhere. Allowed: 0-59",
                    "minute=*/! \"*/\" is no expression. Allowed: 0-59",
                    "minute=*/-5! \"*/-5\" is no expression. Allowed: 0-59",
                    "minute=*5! \"*5\" is no expression. Allowed: 0-59",
                    "minute=1-! \"1-\" is no expression. Allowed: 0-59",
                    "minute=1-2-3! \"1-2-3\" is no expression. Allowed: 0-59",
                    "minute=1 2! \"1 2\" is no expression. Allowed: 0-59",
                    "minute=1 - 2! \"1 - 2\" is no expression. Allowed: 0-59",
                    "minute=! an empty part. Allowed: 0-59",
                    "minute=1,,2! an empty part. Allowed: 0-59",
                    "minute=1,! an empty part. Allowed: 0-59",
                    "second=60! 60 is not between 0 and 59. Allowed: 0-59",
                    "second=x! \"x\" is unknown. Allowed: 0-59",
                })
        void namesFieldTextAndWhatIsAllowed(String option, String problem) {
            String key = option.substring(0, option.indexOf('='));
            String value = option.substring(option.indexOf('=') + 1);

            assertThat(Fires.refusal(cron(option))).isEqualTo("cron[" + key + "='" + value + "']: " + problem + MORE);
        }

        @Test
        void wantsAField() {
            assertThat(Fires.refusal(cron(""))).isEqualTo("cron: no field is given. Allowed: one or more of " + FIELDS);
            assertThat(Fires.refusal(cron("timezone=UTC")))
                    .isEqualTo("cron: no field is given. Allowed: one or more of " + FIELDS);
        }

        @Test
        void knowsItsOptions() {
            assertThat(Fires.refusal(cron("hours=5")))
                    .isEqualTo("cron[hours='5']: there is no such option. Allowed: " + FIELDS
                            + ", start_date, end_date, timezone, jitter, gap, overlap");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '!',
                value = {
                    "hour=5; gap=later! cron[gap='later']: there is no such policy. Allowed: shift, skip",
                    "hour=5; overlap=second! cron[overlap='second']: there is no such policy. Allowed: auto, first, both",
                    "hour=5; timezone=Europe/Berln! cron[timezone='Europe/Berln']: there is no such zone."
                            + " Allowed: a name such as Europe/Berlin, UTC, or an offset such as +01:00",
                    "hour=5; start_date=2026-02-01 00:00:01; end_date=2026-02-01! cron[end_date='2026-02-01']:"
                            + " the end is before the start, 2026-02-01 00:00:01",
                    "hour=5; jitter=PT5S! cron[jitter='PT5S']: this is not a number of seconds."
                            + " Allowed: a decimal number of seconds not below 0, such as 1.5",
                })
        void checksTheOtherOptions(String options, String message) {
            assertThat(Fires.refusal(cron(options))).isEqualTo(message);
        }
    }

    @Nested
    class Describing {

        @ParameterizedTest
        @CsvSource(
                delimiter = '!',
                value = {
                    "day=3rd fri; hour=0-3; month=6-8,11-12! cron[month='6-8,11-12', day='3rd fri', hour='0-3']",
                    "hour=5; day_of_week=MON-Fri! cron[day_of_week='mon-fri', hour='5']",
                    "hour=5-5; minute=05! cron[hour='5', minute='5']",
                    "day=LAST , 2nd   Tue; minute=*/05! cron[day='last,2nd tue', minute='*/5']",
                    "minute=1-5/2,7/10! cron[minute='1-5/2,7/10']",
                    "second=1; timezone=UTC; jitter=5! cron[second='1']",
                    "hour=25; minute=*! cron[hour='25', minute='*']",
                })
        void showsGivenFieldsInOrderAndCanonical(String options, String expected) {
            assertThat(Triggers.describe(cron(options))).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(strings = {"*", "*/5", "5", "5/7", "1-5", "1-5/2", "1,3-9,*/20"})
        void givesATextThatMeansTheSame(String expression) {
            FieldExpression once = FieldParser.parse(CronField.MINUTE, expression);
            FieldExpression twice = FieldParser.parse(CronField.MINUTE, once.text());

            assertThat(twice.mask()).isEqualTo(once.mask());
            assertThat(twice.text()).isEqualTo(once.text()).isEqualTo(expression);
        }
    }

    @Test
    void isTheSameFromSeveralThreads() {
        Trigger trigger = Fires.compiled(cron("minute=*/7"));
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        List<Instant> expected =
                Triggers.fireTimes(trigger, from).limit(100_000).toList();

        assertThat(IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(i ->
                                Triggers.fireTimes(trigger, from).limit(100_000).toList()))
                .allMatch(expected::equals);
    }
}
