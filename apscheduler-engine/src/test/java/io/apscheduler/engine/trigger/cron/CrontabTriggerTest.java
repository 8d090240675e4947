package io.apscheduler.engine.trigger.cron;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.engine.trigger.Fires;
import io.apscheduler.trigger.Triggers;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrontabTriggerTest {

    @Nested
    class Matching {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = '!',
                value = {
                    "minute and hour! 30 5 * * *! 2026-11-22 05:30Z | 2026-11-23 05:30Z",
                    "weekdays by name! 30 5 * * mon-fri! 2026-11-23 05:30Z | 2026-11-24 05:30Z",
                    "0 is Sunday! 0 0 * * 0! 2026-11-22 00:00Z | 2026-11-29 00:00Z",
                    "7 is Sunday! 0 0 * * 7! 2026-11-22 00:00Z | 2026-11-29 00:00Z",
                    "1 is Monday! 0 0 * * 1! 2026-11-23 00:00Z | 2026-11-30 00:00Z",
                    "ranges up to 7! 0 0 * * 6-7! 2026-11-22 00:00Z | 2026-11-28 00:00Z",
                    "all of the week! 0 0 * * 0-7! 2026-11-22 00:00Z | 2026-11-23 00:00Z",
                    "wrapped by name! 0 0 * * sat-mon! 2026-11-22 00:00Z | 2026-11-23 00:00Z",
                    "wrapped from 7! 0 0 * * 7-1! 2026-11-22 00:00Z | 2026-11-23 00:00Z",
                    "steps from Sunday! 0 0 * * */3! 2026-11-22 00:00Z | 2026-11-25 00:00Z",
                    "steps in a range! 0 0 * * 1-7/3! 2026-11-22 00:00Z | 2026-11-23 00:00Z",
                    "an open range of weekdays ends with 7, Sunday! 0 0 * * 5/2! 2026-11-22 00:00Z | 2026-11-27 00:00Z",
                    "day or weekday, if both are restricted! 0 0 24 * mon! 2026-11-23 00:00Z | 2026-11-24 00:00Z",
                    "in matching months only! 0 0 24 12 mon! 2026-12-07 00:00Z | 2026-12-14 00:00Z",
                    "day alone! 0 0 24 * *! 2026-11-24 00:00Z | 2026-12-24 00:00Z",
                    "a star with steps restricts, but is no alternative! 0 0 */10 * mon! 2026-12-21 00:00Z | 2027-01-11 00:00Z",
                    "the same of weekdays! 0 0 1 * */2! 2026-12-01 00:00Z | 2027-04-01 00:00Z",
                    "lists, ranges and steps! 0,30 */12 * jan-mar *! 2027-01-01 00:00Z | 2027-01-01 00:30Z",
                    "blanks and letter case do not matter!   5	6  *   *   SUN ! 2026-11-22 06:05Z | 2026-11-29 06:05Z",
                    "@yearly! @yearly! 2027-01-01 00:00Z | 2028-01-01 00:00Z",
                    "@annually! @annually! 2027-01-01 00:00Z | 2028-01-01 00:00Z",
                    "@monthly! @monthly! 2026-12-01 00:00Z | 2027-01-01 00:00Z",
                    "@weekly is on Sunday! @weekly! 2026-11-22 00:00Z | 2026-11-29 00:00Z",
                    "@daily! @daily! 2026-11-22 00:00Z | 2026-11-23 00:00Z",
                    "@midnight! @Midnight! 2026-11-22 00:00Z | 2026-11-23 00:00Z",
                    "@hourly! @hourly! 2026-11-22 00:00Z | 2026-11-22 01:00Z",
                })
        void follows(String rule, String expression, String expected) {
            assertThat(text(expression, 2)).as(rule).isEqualTo(expected);
        }

        @Test
        void takesZoneAndBounds() {
            assertThat(Fires.text(
                            Fires.spec(
                                    "crontab",
                                    "expression=0 5 * * *; timezone=Asia/Tokyo; start_date=2026-11-24;"
                                            + " end_date=2026-11-24 05:00; jitter=7"),
                            "UTC",
                            "2026-11-22T00:00:00Z",
                            2))
                    .isEqualTo("2026-11-23 20:00+00:00");
        }

        @Test
        void repeatsAnHourWhereEveryHourMatches() {
            String change = "2026-10-25T00:00:00Z";

            assertThat(Fires.text(Triggers.crontab("30 * * * *"), "Europe/Berlin", change, 2))
                    .isEqualTo("2026-10-25 02:30+02:00 | 2026-10-25 02:30+01:00");
            assertThat(Fires.text(Triggers.crontab("30 2 * * *"), "Europe/Berlin", change, 2))
                    .isEqualTo("2026-10-25 02:30+02:00 | 2026-10-26 02:30+01:00");
        }
    }

    @Nested
    class Refusing {

        private static final String FORMS =
                "Allowed: five fields, minute hour day month weekday, such as 30 5 * * mon-fri;"
                        + " or @annually, @daily, @hourly, @midnight, @monthly, @weekly, @yearly";
        private static final String MORE = "; *, */a, n/a, a-b, a-b/c; several joined by commas";

        @ParameterizedTest
        @CsvSource(
                delimiter = '!',
                value = {
                    "60 * * * *! the field minute, \"60\": 60 is not between 0 and 59. Allowed: 0-59",
                    "* 24 * * *! the field hour, \"24\": 24 is not between 0 and 23. Allowed: 0-23",
                    "* * 0 * *! the field day, \"0\": 0 is not between 1 and 31. Allowed: 1-31",
                    "* * last * *! the field day, \"last\": \"last\" is unknown. Allowed: 1-31",
                    "* * * 13 *! the field month, \"13\": 13 is not between 1 and 12. Allowed: 1-12 or jan-dec",
                    "* * * * 8! the field weekday, \"8\": 8 is not between 0 and 7."
                            + " Allowed: 0-7 (0 and 7 are Sunday) or sun-sat",
                    "* * * * monday! the field weekday, \"monday\": \"monday\" is unknown."
                            + " Allowed: 0-7 (0 and 7 are Sunday) or sun-sat",
                    "1, 2 * * *! the field minute, \"1,\": an empty part. Allowed: 0-59",
                })
        void namesFieldTextAndWhatIsAllowed(String expression, String problem) {
            assertThat(Fires.refusal(Triggers.crontab(expression)))
                    .isEqualTo("crontab[expression='" + expression + "']: " + problem + MORE);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '!',
                value = {
                    "* * * *! it has 4 fields. ",
                    "0 * * * * *! it has 6 fields. ",
                    "''! it has 1 fields. ",
                    "@reboot! there is no such macro. ",
                    "@daily x! it has 2 fields. ",
                })
        void namesTheForms(String expression, String problem) {
            assertThat(Fires.refusal(Triggers.crontab(expression)))
                    .isEqualTo("crontab[expression='" + expression + "']: " + problem + " " + FORMS);
        }

        @Test
        void wantsAnExpression() {
            assertThat(Fires.refusal(Triggers.of("crontab", Map.of())))
                    .isEqualTo("crontab[expression]: it is missing. " + FORMS);
        }

        @Test
        void knowsItsOptions() {
            assertThat(Fires.refusal(Fires.spec("crontab", "expression=@daily; hour=5")))
                    .isEqualTo("crontab[hour='5']: there is no such option. Allowed: expression, start_date, end_date,"
                            + " timezone, jitter, gap, overlap");
        }
    }

    @Nested
    class Describing {

        @ParameterizedTest
        @CsvSource(
                delimiter = '!',
                value = {
                    "expression=30  05 * * MON-fri! crontab[expression='30 5 * * mon-fri']",
                    "expression=@Daily! crontab[expression='@daily']",
                    "timezone=UTC; expression=0 0 1-1 * *! crontab[expression='0 0 1 * *', timezone='UTC']",
                    "expression=0 0! crontab[expression='0 0']",
                })
        void showsTheCanonicalExpression(String options, String expected) {
            assertThat(Triggers.describe(Fires.spec("crontab", options))).isEqualTo(expected);
        }
    }

    private static String text(String expression, int count) {
        return Fires.text(Triggers.crontab(expression), "UTC", "2026-11-22T00:00:00Z", count)
                .replace("+00:00", "Z");
    }
}
