package io.apscheduler.engine.trigger.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle itself is right: fire times worked out by hand, with calendar and time zone announcements. */
final class OracleTest {

    private static final Instant CREATED = Instant.parse("2024-02-10T10:11:12Z");

    /** The fire times from one UTC time to another, each as {@code 2024-01-31T05:00Z}. */
    private static List<String> fires(String type, Map<String, String> options, String zone, String from, String to) {
        return Oracle.of(type, options, ZoneId.of(zone), CREATED).between(time(from), time(to)).stream()
                .map(Instant::toString)
                .toList();
    }

    private static List<String> cron(String fields, String zone, String from, String to) {
        return fires("cron", options(fields), zone, from, to);
    }

    private static List<String> crontab(String line, String from, String to) {
        return fires("crontab", Map.of("expression", line), "UTC", from, to);
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new HashMap<>();
        for (String option : text.split("; ")) {
            options.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        return options;
    }

    private static Instant time(String text) {
        return text.length() == 10
                ? Instant.parse(text + "T00:00:00Z")
                : OffsetDateTime.parse(text).toInstant();
    }

    @Nested
    class ReadingFields {

        @Test
        void listsEveryKindOfExpression() {
            assertThat(NumberText.values("7", FieldRange.HOUR)).containsExactly(7);
            assertThat(NumberText.values("*/7", FieldRange.HOUR)).containsExactly(0, 7, 14, 21);
            assertThat(NumberText.values("*/5", FieldRange.MONTH)).containsExactly(1, 6, 11);
            assertThat(NumberText.values("20/2", FieldRange.HOUR)).containsExactly(20, 22);
            assertThat(NumberText.values("3-6", FieldRange.DAY)).containsExactly(3, 4, 5, 6);
            assertThat(NumberText.values("10-20/4", FieldRange.SIXTY)).containsExactly(10, 14, 18);
            assertThat(NumberText.values("1-2/100", FieldRange.SIXTY)).containsExactly(1);
            assertThat(NumberText.values("OCT-dec , Feb,5", FieldRange.MONTH)).containsExactly(2, 5, 10, 11, 12);
            assertThat(NumberText.values("*", FieldRange.WEEK)).hasSize(53);
        }

        @Test
        void wrapsWeekdaysOnly() {
            assertThat(NumberText.values("fri-mon", FieldRange.WEEKDAY)).containsExactly(0, 4, 5, 6);
            assertThat(NumberText.values("sat-tue/2", FieldRange.WEEKDAY)).containsExactly(0, 5);
            assertThat(NumberText.values("5-7", FieldRange.CRONTAB_WEEKDAY)).containsExactly(0, 5, 6);
            assertThat(NumberText.values("sat-mon", FieldRange.CRONTAB_WEEKDAY)).containsExactly(0, 1, 6);
            assertThatThrownBy(() -> NumberText.values("nov-feb", FieldRange.MONTH))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "", "1,", ",1", "60", "*/0", "1/0", "1-", "-1", "+1", "1-70", "2-1", "*-3", "a", "1 2", "1.5", "**"
                })
        void refusesWhatIsNoExpression(String text) {
            assertThatThrownBy(() -> NumberText.values(text, FieldRange.SIXTY))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"6th fri", "0th fri", "3rd", "last fred", "3rd 4", "32", "0", "mon", "last/2"})
        void refusesWhatIsNoDay(String text) {
            assertThatThrownBy(() -> DayText.dates(text)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void numbersIsoWeeks() {
            assertThat(CronPattern.isoWeek(LocalDate.of(2021, 1, 3))).isEqualTo(53);
            assertThat(CronPattern.isoWeek(LocalDate.of(2021, 1, 4))).isEqualTo(1);
            assertThat(CronPattern.isoWeek(LocalDate.of(2024, 12, 29))).isEqualTo(52);
            assertThat(CronPattern.isoWeek(LocalDate.of(2024, 12, 30))).isEqualTo(1);
        }
    }

    @Nested
    class Cron {

        @Test
        void firesOnThirdFridays() {
            assertThat(cron("month=6-8,11-12; day=3rd fri; hour=0-3/3", "UTC", "2010-07-01", "2010-11-30"))
                    .containsExactly(
                            "2010-07-16T00:00:00Z",
                            "2010-07-16T03:00:00Z",
                            "2010-08-20T00:00:00Z",
                            "2010-08-20T03:00:00Z",
                            "2010-11-19T00:00:00Z",
                            "2010-11-19T03:00:00Z");
        }

        @Test
        void firesOnLastDays() {
            assertThat(cron("day=last", "UTC", "2024-01-15", "2024-04-15"))
                    .containsExactly("2024-01-31T00:00:00Z", "2024-02-29T00:00:00Z", "2024-03-31T00:00:00Z");
            assertThat(cron("day=last sun", "UTC", "2024-01-15", "2024-04-15"))
                    .containsExactly("2024-01-28T00:00:00Z", "2024-02-25T00:00:00Z", "2024-03-31T00:00:00Z");
            assertThat(cron("day=5th thu", "UTC", "2024-01-15", "2024-06-15"))
                    .containsExactly("2024-02-29T00:00:00Z", "2024-05-30T00:00:00Z");
        }

        @Test
        void requiresDayAndWeekday() {
            assertThat(cron("day=13; day_of_week=fri; hour=9", "UTC", "2024-01-01", "2025-01-01"))
                    .containsExactly("2024-09-13T09:00:00Z", "2024-12-13T09:00:00Z");
        }

        @Test
        void takesFieldsOmittedAfterTheLastAtTheirLeast() {
            assertThat(cron("day=1; minute=20", "UTC", "2024-03-01T21:00:00Z", "2024-04-01T01:00:00Z"))
                    .containsExactly(
                            "2024-03-01T21:20:00Z",
                            "2024-03-01T22:20:00Z",
                            "2024-03-01T23:20:00Z",
                            "2024-04-01T00:20:00Z");
            assertThat(cron("year=2024", "UTC", "2023-01-01", "2026-01-01")).containsExactly("2024-01-01T00:00:00Z");
            assertThat(cron("month=2; year=2024", "UTC", "2023-01-01", "2026-01-01"))
                    .containsExactly("2024-02-01T00:00:00Z");
            assertThat(cron("week=1", "UTC", "2024-12-29", "2025-01-03"))
                    .containsExactly(
                            "2024-12-30T00:00:00Z",
                            "2024-12-31T00:00:00Z",
                            "2025-01-01T00:00:00Z",
                            "2025-01-02T00:00:00Z",
                            "2025-01-03T00:00:00Z");
        }

        @Test
        void takesTheYearOfTheDate() {
            assertThat(cron("year=2021; week=53", "UTC", "2020-12-20", "2022-02-01"))
                    .containsExactly("2021-01-01T00:00:00Z", "2021-01-02T00:00:00Z", "2021-01-03T00:00:00Z");
        }

        @Test
        void includesBothEnds() {
            assertThat(cron(
                            "hour=*/6; start_date=2024-05-01 06:00; end_date=2024-05-01T18:00Z",
                            "UTC",
                            "2024-04-01",
                            "2024-06-01"))
                    .containsExactly("2024-05-01T06:00:00Z", "2024-05-01T12:00:00Z", "2024-05-01T18:00:00Z");
            assertThat(cron(
                            "hour=*/6; start_date=2024-5-1 6:0:0.000001; end_date=2024-5-1 11:59:59.9",
                            "UTC",
                            "2024-04-01",
                            "2024-06-01"))
                    .isEmpty();
        }
    }

    @Nested
    class ClockChange {

        /** Berlin, 31 March 2024: 02:00 CET becomes 03:00 CEST at 01:00Z. */
        @Test
        void movesTimesOutOfAGap() {
            assertThat(cron("day=*; hour=2; minute=30", "Europe/Berlin", "2024-03-30", "2024-04-02"))
                    .containsExactly("2024-03-30T01:30:00Z", "2024-03-31T01:30:00Z", "2024-04-01T00:30:00Z");
            assertThat(cron("hour=2-3; minute=0", "Europe/Berlin", "2024-03-31", "2024-03-31T20:00:00Z"))
                    .containsExactly("2024-03-31T01:00:00Z");
            assertThat(cron("hour=2-3; minute=0,30; gap=skip", "Europe/Berlin", "2024-03-31", "2024-03-31T20:00:00Z"))
                    .containsExactly("2024-03-31T01:00:00Z", "2024-03-31T01:30:00Z");
        }

        /** Berlin, 27 October 2024: 03:00 CEST becomes 02:00 CET at 01:00Z. */
        @Test
        void decidesHowOftenARepeatedTimeFires() {
            String first = "2024-10-27T00:30:00Z";
            String second = "2024-10-27T01:30:00Z";
            assertThat(cron("hour=2; minute=30", "Europe/Berlin", "2024-10-27", "2024-10-28"))
                    .containsExactly(first);
            assertThat(cron("hour=2; minute=30; overlap=both", "Europe/Berlin", "2024-10-27", "2024-10-28"))
                    .containsExactly(first, second);
            String from = "2024-10-27T00:00:00Z";
            String to = "2024-10-27T02:00:00Z";
            assertThat(cron("minute=30", "Europe/Berlin", from, to)).containsExactly(first, second);
            assertThat(cron("hour=*/1; minute=30", "Europe/Berlin", from, to)).containsExactly(first, second);
            assertThat(cron("hour=0-23; minute=30", "Europe/Berlin", from, to)).containsExactly(first);
            assertThat(cron("minute=30; overlap=first", "Europe/Berlin", from, to))
                    .containsExactly(first);
        }

        /** Lord Howe: half an hour, at 02:00; forward on 6 October 2024 (15:30Z the day before), back on 7 April (15:00Z). */
        @Test
        void maySpanHalfAnHour() {
            assertThat(cron("minute=0,15", "Australia/Lord_Howe", "2024-10-05T14:00:00Z", "2024-10-05T16:59:00Z"))
                    .containsExactly(
                            "2024-10-05T14:30:00Z",
                            "2024-10-05T14:45:00Z",
                            "2024-10-05T15:30:00Z",
                            "2024-10-05T15:45:00Z",
                            "2024-10-05T16:00:00Z",
                            "2024-10-05T16:15:00Z");
            assertThat(cron("minute=45", "Australia/Lord_Howe", "2024-04-06T14:00:00Z", "2024-04-06T16:00:00Z"))
                    .containsExactly("2024-04-06T14:45:00Z", "2024-04-06T15:15:00Z");
        }

        /** Apia left out 30 December 2011: from 29 December 24:00 (UTC-10) straight to the 31st 00:00 (UTC+14), at 10:00Z on the 30th. */
        @Test
        void maySpanADay() {
            assertThat(cron("day=*; hour=8", "Pacific/Apia", "2011-12-29", "2012-01-01"))
                    .containsExactly("2011-12-29T18:00:00Z", "2011-12-30T18:00:00Z", "2011-12-31T18:00:00Z");
            assertThat(cron("day=30; hour=8", "Pacific/Apia", "2011-12-29", "2012-01-10"))
                    .containsExactly("2011-12-30T18:00:00Z");
            assertThat(cron("day=30; hour=8; gap=skip", "Pacific/Apia", "2011-12-29", "2012-01-10"))
                    .isEmpty();
        }

        /** São Paulo, 4 November 2018: midnight became 01:00, at 03:00Z. */
        @Test
        void mayStrikeMidnight() {
            assertThat(cron("day=*", "America/Sao_Paulo", "2018-11-03", "2018-11-06"))
                    .containsExactly("2018-11-03T03:00:00Z", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z");
        }

        @Test
        void givesTheSameWhenEverySecondIsWalked() {
            Map<String, String> options = options("day_of_week=fri-tue; hour=*; minute=*/10; gap=skip; overlap=both");
            for (String zone : List.of("Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns")) {
                ZoneId id = ZoneId.of(zone);
                Instant change = id.getRules()
                        .nextTransition(Instant.parse("2011-10-01T00:00:00Z"))
                        .getInstant();
                Instant from = change.minus(3, ChronoUnit.DAYS);
                Instant to = change.plus(3, ChronoUnit.DAYS);
                assertThat(Oracle.of("cron", options, id, CREATED).between(from, to))
                        .isNotEmpty()
                        .isEqualTo(WalkedSeconds.matching(CronPattern.of(options), id, from, to));
            }
        }
    }

    @Nested
    class Crontab {

        @Test
        void firesOnEitherDayWhenBothAreRestricted() {
            assertThat(crontab("30 4 1,15 * 5", "2024-03-01", "2024-03-20"))
                    .containsExactly("2024-03-01T04:30:00Z", "2024-03-08T04:30:00Z", "2024-03-15T04:30:00Z");
            assertThat(crontab("0 0 13 * sun", "2024-03-01", "2024-03-18"))
                    .containsExactly(
                            "2024-03-03T00:00:00Z",
                            "2024-03-10T00:00:00Z",
                            "2024-03-13T00:00:00Z",
                            "2024-03-17T00:00:00Z");
            assertThat(crontab("0 0 * * 7", "2024-03-01", "2024-03-12"))
                    .containsExactly("2024-03-03T00:00:00Z", "2024-03-10T00:00:00Z");
            assertThat(crontab("0 0 13 * *", "2024-03-01", "2024-03-18")).containsExactly("2024-03-13T00:00:00Z");
        }

        @Test
        void knowsTheMacros() {
            assertThat(crontab("@weekly", "2024-03-01", "2024-03-12"))
                    .containsExactly("2024-03-03T00:00:00Z", "2024-03-10T00:00:00Z");
            assertThat(crontab("@hourly", "2024-03-01", "2024-03-01T02:30:00Z")).hasSize(3);
            assertThat(crontab("@annually", "2024-01-02", "2026-03-12"))
                    .containsExactly("2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
        }
    }

    @Nested
    class OtherTriggers {

        @Test
        void calendarIntervalsSkipMonthsWithoutTheDay() {
            assertThat(fires(
                            "calendar_interval",
                            options("months=1; hour=8; start_date=2024-01-31"),
                            "UTC",
                            "2024-01-01",
                            "2024-07-31"))
                    .containsExactly("2024-01-31T08:00:00Z", "2024-03-31T08:00:00Z", "2024-05-31T08:00:00Z");
            assertThat(fires(
                            "calendar_interval",
                            options("years=1; start_date=2024-02-29"),
                            "UTC",
                            "2024-01-01",
                            "2033-01-01"))
                    .containsExactly("2024-02-29T00:00:00Z", "2028-02-29T00:00:00Z", "2032-02-29T00:00:00Z");
        }

        @Test
        void calendarIntervalsStartOnTheDayOfCreationAndKeepLocalTime() {
            assertThat(fires(
                            "calendar_interval",
                            options("weeks=4; hour=2; minute=30"),
                            "Europe/Berlin",
                            "2024-02-10",
                            "2024-04-10"))
                    .containsExactly("2024-02-10T01:30:00Z", "2024-03-09T01:30:00Z", "2024-04-06T00:30:00Z");
            assertThat(fires(
                            "calendar_interval",
                            options("weeks=1; hour=2; minute=30; start_date=2024-03-24; gap=skip"),
                            "Europe/Berlin",
                            "2024-03-20",
                            "2024-04-10"))
                    .containsExactly("2024-03-24T01:30:00Z", "2024-04-07T00:30:00Z");
        }

        @Test
        void calendarIntervalsAddMonthsBeforeDays() {
            assertThat(fires(
                            "calendar_interval",
                            options("months=1; days=1; start_date=2024-01-30"),
                            "UTC",
                            "2024-01-01",
                            "2024-07-20"))
                    .containsExactly(
                            "2024-01-30T00:00:00Z",
                            "2024-03-31T00:00:00Z",
                            "2024-06-01T00:00:00Z",
                            "2024-07-02T00:00:00Z");
        }

        @Test
        void intervalsElapse() {
            assertThat(fires(
                            "interval",
                            options("hours=12; start_date=2024-03-30"),
                            "Europe/Berlin",
                            "2024-03-30",
                            "2024-04-01"))
                    .containsExactly(
                            "2024-03-30T11:00:00Z",
                            "2024-03-30T23:00:00Z",
                            "2024-03-31T11:00:00Z",
                            "2024-03-31T23:00:00Z");
            assertThat(fires(
                            "interval",
                            options("seconds=0.5; minutes=0.05"),
                            "UTC",
                            "2024-02-10T10:11:00Z",
                            "2024-02-10T10:11:20Z"))
                    .containsExactly("2024-02-10T10:11:15.500Z", "2024-02-10T10:11:19Z");
        }

        @Test
        void datesFireOnce() {
            assertThat(fires(
                            "date",
                            options("run_date=2009-11-06 16:30:05.7204"),
                            "Europe/Berlin",
                            "2009-01-01",
                            "2010-01-01"))
                    .containsExactly("2009-11-06T15:30:05.720400Z");
            assertThat(fires("date", options("run_date=now"), "UTC", "2024-01-01", "2025-01-01"))
                    .containsExactly("2024-02-10T10:11:12Z");
        }

        @Test
        void partsUnite() {
            String parts = "1=cron; 1.hour=*/12; 2=interval; 2.hours=8; 2.start_date=2024-03-01";
            assertThat(fires("any_of", options(parts), "UTC", "2024-03-01", "2024-03-01T20:00:00Z"))
                    .containsExactly(
                            "2024-03-01T00:00:00Z",
                            "2024-03-01T08:00:00Z",
                            "2024-03-01T12:00:00Z",
                            "2024-03-01T16:00:00Z");
        }

        @Test
        void partsAgree() {
            String parts = "1=cron; 1.second=*/3; 2=interval; 2.seconds=4.5; 2.start_date=2024-03-01";
            String from = "2024-03-01T00:00:00Z";
            String to = "2024-03-01T00:00:09Z";
            assertThat(fires("all_of", options(parts + "; threshold=0"), "UTC", from, to))
                    .containsExactly("2024-03-01T00:00:00Z", "2024-03-01T00:00:09Z");
            assertThat(fires("all_of", options(parts + "; threshold=1.5"), "UTC", from, to))
                    .containsExactly(
                            "2024-03-01T00:00:00Z",
                            "2024-03-01T00:00:03Z",
                            "2024-03-01T00:00:04.500Z",
                            "2024-03-01T00:00:09Z");
        }
    }
}
