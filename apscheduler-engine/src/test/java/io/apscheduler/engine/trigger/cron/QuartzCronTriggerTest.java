package io.apscheduler.engine.trigger.cron;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.engine.trigger.Fires;
import io.apscheduler.trigger.Triggers;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions mean; that Quartz means the same is tested where Quartz is at hand, among the benchmarks. */
class QuartzCronTriggerTest {

    @Nested
    class Matching {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = '!',
                value = {
                    "second, minute and hour! 15 30 5 * * ?! 2026-11-22 05:30:15Z | 2026-11-23 05:30:15Z",
                    "1 is Sunday! 0 0 0 ? * 1! 2026-11-22 00:00Z | 2026-11-29 00:00Z",
                    "7 is Saturday! 0 0 0 ? * 7! 2026-11-28 00:00Z | 2026-12-05 00:00Z",
                    "weekdays by name! 0 30 5 ? * MON-FRI! 2026-11-23 05:30Z | 2026-11-24 05:30Z",
                    "weekdays may wrap! 0 0 0 ? * FRI-SUN! 2026-11-22 00:00Z | 2026-11-27 00:00Z",
                    "hours may wrap! 0 0 22-1/3 * * ?! 2026-11-22 01:00Z | 2026-11-22 22:00Z",
                    "months may wrap! 0 0 0 1 NOV-JAN ?! 2026-12-01 00:00Z | 2027-01-01 00:00Z",
                    "L is the last day! 0 0 0 L * ?! 2026-11-30 00:00Z | 2026-12-31 00:00Z",
                    "L in February! 0 0 0 L 2 ?! 2027-02-28 00:00Z | 2028-02-29 00:00Z",
                    "L-3 is three days before it! 0 0 0 L-3 * ?! 2026-11-27 00:00Z | 2026-12-28 00:00Z",
                    "L-30 is the first of long months! 0 0 0 L-30 * ?! 2026-12-01 00:00Z | 2027-01-01 00:00Z",
                    "LW is the last workday! 0 0 0 LW * ?! 2026-11-30 00:00Z | 2026-12-31 00:00Z",
                    "LW before a weekend! 0 0 0 LW 1,2 ?! 2027-01-29 00:00Z | 2027-02-26 00:00Z",
                    "L-3W is the workday nearest to it! 0 0 0 L-3W * ?! 2026-11-27 00:00Z | 2026-12-28 00:00Z",
                    "15W on a Sunday is the Monday after! 0 0 0 15W 11 ?! 2027-11-15 00:00Z | 2028-11-15 00:00Z",
                    "15W on a Saturday is the Friday before! 0 0 0 15W 5 ?! 2027-05-14 00:00Z | 2028-05-15 00:00Z",
                    "1W stays within its month! 0 0 0 1W 5 ?! 2027-05-03 00:00Z | 2028-05-01 00:00Z",
                    "31W is left out of months without! 0 0 0 31W * ?! 2026-12-31 00:00Z | 2027-01-29 00:00Z",
                    "L of weekdays is Saturday! 0 0 0 ? * L! 2026-11-28 00:00Z | 2026-12-05 00:00Z",
                    "6L is the last Friday! 0 0 0 ? * 6L! 2026-11-27 00:00Z | 2026-12-25 00:00Z",
                    "also by name! 0 0 0 ? * FRIL! 2026-11-27 00:00Z | 2026-12-25 00:00Z",
                    "6#3 is the third Friday! 0 0 0 ? * 6#3! 2026-12-18 00:00Z | 2027-01-15 00:00Z",
                    "6#5 is left out of months without! 0 0 0 ? * FRI#5! 2027-01-29 00:00Z | 2027-04-30 00:00Z",
                    "lists may mix! 0 0 0 1,15W,L * ?! 2026-11-30 00:00Z | 2026-12-01 00:00Z",
                    "lists of weekdays, too! 0 0 0 ? * 2,6#4! 2026-11-23 00:00Z | 2026-11-27 00:00Z",
                    "years! 0 0 0 1 1 ? 2030/5! 2030-01-01 00:00Z | 2035-01-01 00:00Z",
                    "any year! 0 0 0 1 1 ? *! 2027-01-01 00:00Z | 2028-01-01 00:00Z",
                    "steps without a start! /30 * * * * ?! 2026-11-22 00:00Z | 2026-11-22 00:00:30Z",
                    "steps from a start! 0 50/5 * * * ?! 2026-11-22 00:50Z | 2026-11-22 00:55Z",
                    "blanks and letter case do not matter!  0  0 12 ? *  mon ! 2026-11-23 12:00Z | 2026-11-30 12:00Z",
                })
        void follows(String rule, String expression, String expected) {
            assertThat(Fires.text(Triggers.quartzCron(expression), "UTC", "2026-11-22T00:00:00Z", 2)
                            .replace("+00:00", "Z"))
                    .as(rule)
                    .isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({"0 0 0 30 2 ?", "0 0 0 1 1 ? 2020"})
        void neverFiresWhereNothingMatches(String expression) {
            assertThat(Fires.of(Triggers.quartzCron(expression), "UTC", "2026-11-22T00:00:00Z", 1))
                    .isEmpty();
        }

        @Test
        void takesZoneAndBounds() {
            assertThat(Fires.text(
                            Fires.spec(
                                    "quartz_cron",
                                    "expression=0 0 5 * * ?; timezone=Asia/Tokyo; start_date=2026-11-24;"
                                            + " end_date=2026-11-24 05:00; jitter=7"),
                            "UTC",
                            "2026-11-22T00:00:00Z",
                            2))
                    .isEqualTo("2026-11-23 20:00+00:00");
        }
    }

    @Nested
    class WhenTheClocksChange {

        @Test
        void movesATimeThatDoesNotExist() {
            assertThat(Fires.text(Triggers.quartzCron("0 30 2 * * ?"), "Europe/Berlin", "2026-03-28T12:00:00Z", 2))
                    .isEqualTo("2026-03-29 03:30+02:00 | 2026-03-30 02:30+02:00");
        }

        @Test
        void repeatsAnHourWhereEveryHourMatches() {
            String change = "2026-10-25T00:00:00Z";

            assertThat(Fires.text(Triggers.quartzCron("0 30 * * * ?"), "Europe/Berlin", change, 2))
                    .isEqualTo("2026-10-25 02:30+02:00 | 2026-10-25 02:30+01:00");
            assertThat(Fires.text(Triggers.quartzCron("0 30 2 * * ?"), "Europe/Berlin", change, 2))
                    .isEqualTo("2026-10-25 02:30+02:00 | 2026-10-26 02:30+01:00");
        }
    }

    @Nested
    class Refusing {

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '!',
                value = {
                    "0 0 12 * *! it has 5 fields",
                    "0 0 12 * * ? * *! it has 8 fields",
                    "0 0 12 * * *! exactly one of the fields day and weekday must be \"?\"",
                    "0 0 12 ? * ?! exactly one of the fields day and weekday must be \"?\"",
                    "? 0 12 ? * 1! the field second, \"?\": \"?\" is no expression",
                    "60 0 12 * * ?! the field second, \"60\": 60 is not between 0 and 59",
                    "0 0 24 * * ?! the field hour, \"24\": 24 is not between 0 and 23",
                    "0 0 0 0 * ?! the field day, \"0\": 0 is not between 1 and 31",
                    "0 0 0 32W * ?! the field day, \"32W\": 32 is not between 1 and 31",
                    "0 0 0 L-31 * ?! the field day, \"L-31\": \"L-31\" is more than 30 days before the last",
                    "0 0 0 W * ?! the field day, \"W\": \"W\" is unknown",
                    "0 0 0 1 13 ?! the field month, \"13\": 13 is not between 1 and 12",
                    "0 0 0 1 L ?! the field month, \"L\": \"L\" is unknown",
                    "0 0 0 ? * 0! the field weekday, \"0\": 0 is not between 1 and 7",
                    "0 0 0 ? * 6#6! the field weekday, \"6#6\": \"6#6\" has no number from 1 to 5 behind the #",
                    "0 0 0 ? * XYZ! the field weekday, \"XYZ\": \"XYZ\" is unknown",
                    "0 0 0 1 1 ? 2030-2020! the field year, \"2030-2020\": the range \"2030-2020\" ends before it begins",
                    "0 0 0 1 1 ? 1969! the field year, \"1969\": 1969 is not between 1970 and 9999",
                    "0/0 0 0 1 1 ?! the field second, \"0/0\": a step of 0, in \"0/0\", leads nowhere",
                    "1,,2 0 0 1 1 ?! the field second, \"1,,2\": \"\" is no expression",
                    "*-5 0 0 1 1 ?! the field second, \"*-5\": \"*-5\" is no expression",
                })
        void saysWhatIsWrong(String expression, String problem) {
            assertThat(Fires.refusal(Fires.spec("quartz_cron", "expression=" + expression)))
                    .startsWith("quartz_cron[expression='" + expression + "']: " + problem)
                    .contains("Allowed: ");
        }

        @Test
        void asksForTheExpression() {
            assertThat(Fires.refusal(Triggers.of("quartz_cron", Map.of())))
                    .startsWith("quartz_cron[expression]: it is missing. Allowed: six or seven fields");
        }
    }

    @Test
    void isShownInCanonicalForm() {
        assertThat(Triggers.describe(Triggers.of(
                        "quartz_cron", Map.of("gap", "skip", "expression", "0  0 12 ? * mon-fri", "timezone", "UTC"))))
                .isEqualTo("quartz_cron[expression='0 0 12 ? * MON-FRI', timezone='UTC', gap='skip']");
        assertThat(Triggers.describe(Triggers.quartzCron("nonsense"))).isEqualTo("quartz_cron[expression='nonsense']");
    }
}
