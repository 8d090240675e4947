package io.apscheduler.engine.trigger;

import static io.apscheduler.trigger.Triggers.allOf;
import static io.apscheduler.trigger.Triggers.anyOf;
import static io.apscheduler.trigger.Triggers.cron;
import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.trigger.AllOfSpec;
import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.Triggers;
import io.apscheduler.trigger.UnknownTriggerTypeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CombinedTriggersTest {

    private static String text(TriggerSpec spec, int count) {
        return Fires.text(spec, "UTC", "2026-11-22T00:00:00Z", count).replace("+00:00", "Z");
    }

    private static Trigger at(String... times) {
        return (previous, from) -> Arrays.stream(times)
                .map(Instant::parse)
                .filter(time -> !time.isBefore(from)
                        && previous.filter(p -> !time.isAfter(p)).isEmpty())
                .findFirst();
    }

    @Nested
    class AnyOf {

        @Test
        void firesAtTheEarliestOfItsParts() {
            assertThat(text(anyOf(cron().hour(5), cron().hour(4).minute(30), every(Duration.ofHours(11))), 4))
                    .isEqualTo("2026-11-22 04:30Z | 2026-11-22 05:00Z | 2026-11-22 11:00Z | 2026-11-22 22:00Z");
        }

        @Test
        void firesOnceWherePartsCoincide() {
            assertThat(text(anyOf(cron().hour("*/2"), cron().hour("*/3")), 5))
                    .isEqualTo("2026-11-22 00:00Z | 2026-11-22 02:00Z | 2026-11-22 03:00Z | 2026-11-22 04:00Z"
                            + " | 2026-11-22 06:00Z");
        }

        @Test
        void endsWithItsLastPart() {
            assertThat(text(
                            anyOf(
                                    Triggers.at("2026-11-23"),
                                    Triggers.at("2026-11-22 12:00"),
                                    Triggers.at("2020-01-01")),
                            5))
                    .isEqualTo("2026-11-22 12:00Z | 2026-11-23 00:00Z");
        }

        @Test
        void takesObjectsAsParts() {
            TriggerSpec spec = anyOf(Triggers.of(at("2026-11-22T01:02:03.0000001Z")), cron().hour(5));

            assertThat(text(spec, 2)).isEqualTo("2026-11-22 01:02:03.000001Z | 2026-11-22 05:00Z");
        }

        @Test
        void nests() {
            TriggerSpec spec = anyOf(anyOf(cron().hour(5), cron().hour(7)), allOf(cron().hour(6)));

            assertThat(text(spec, 3)).isEqualTo("2026-11-22 05:00Z | 2026-11-22 06:00Z | 2026-11-22 07:00Z");
        }
    }

    @Nested
    class AllOf {

        @Test
        void firesWhereAllPartsDo() {
            assertThat(text(allOf(cron().hour("*/4"), cron().hour("*/6")), 3))
                    .isEqualTo("2026-11-22 00:00Z | 2026-11-22 12:00Z | 2026-11-23 00:00Z");
        }

        @Test
        void firesAtTheEarliestWithinTheThresholdInclusive() {
            TriggerSpec spec = allOf(Triggers.at("2026-11-22 10:00:00.5"), Triggers.at("2026-11-22 10:00:02"))
                    .threshold(Duration.ofMillis(1_500));

            assertThat(text(spec, 2)).isEqualTo("2026-11-22 10:00:00.5Z");
            assertThat(text(allOf(Triggers.at("2026-11-22 10:00:00.5"), Triggers.at("2026-11-22 10:00:02")), 1))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"1.000001, 2026-11-22 10:00Z", "1, 2026-11-22 10:00Z", "0.999999, ''", "0, ''"})
        void countsTheThresholdInMicroseconds(String threshold, String expected) {
            TriggerSpec spec = Fires.spec(
                    "all_of",
                    "1=date; 1.run_date=2026-11-22 10:00:01; 2=date; 2.run_date=2026-11-22 10:00; threshold="
                            + threshold);

            assertThat(text(spec, 1)).isEqualTo(expected);
        }

        @Test
        void agreesWithinASecondByDefault() {
            assertThat(text(allOf(Triggers.at("2026-11-22 10:00:01"), Triggers.at("2026-11-22 10:00:02")), 1))
                    .isEqualTo("2026-11-22 10:00:01Z");
        }

        @Test
        void endsWithItsFirstPart() {
            assertThat(text(allOf(cron().hour("*"), cron().hour("*").until("2026-11-22 01:00")), 5))
                    .isEqualTo("2026-11-22 00:00Z | 2026-11-22 01:00Z");
        }

        @Test
        void findsARareAgreementInFewRounds() {
            AllOfSpec spec = allOf(cron().second("*"), cron().month(2).day(29)).maxIterations(3);

            assertThat(text(spec, 1)).isEqualTo("2028-02-28 23:59:59Z");
            assertThat(text(spec.threshold(Duration.ZERO), 1)).isEqualTo("2028-02-29 00:00Z");
        }

        @Test
        void givesUpAfterSoManyRounds() {
            AtomicInteger asked = new AtomicInteger();
            Trigger counting = (previous, from) -> {
                asked.incrementAndGet();
                return Optional.of(from.plusSeconds(100));
            };
            TriggerSpec spec = allOf(Triggers.of(counting), cron().minute("*")).maxIterations(25);

            assertThat(Fires.of(spec, "UTC", "2026-11-22T00:00:30Z", 1)).isEmpty();
            assertThat(asked).hasValue(25);
        }

        @Test
        void givesUpAfterTenThousandRoundsByDefault() {
            AtomicInteger asked = new AtomicInteger();
            Trigger counting = (previous, from) -> {
                asked.incrementAndGet();
                return Optional.of(from.plusSeconds(100));
            };

            assertThat(Fires.of(allOf(Triggers.of(counting), cron().minute("*")), "UTC", "2026-11-22T00:00:30Z", 1))
                    .isEmpty();
            assertThat(asked).hasValue(10_000);
        }
    }

    @Nested
    class ReadingParts {

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '!',
                value = {
                    "any_of! 1=cron; 1.hour=5; 2=interval; 2.hours=3! 2026-11-22 03:00Z | 2026-11-22 05:00Z",
                    "any_of! 2=cron; 2.hour=5; 1=any_of; 1.1=cron; 1.1.hour=4! 2026-11-22 04:00Z | 2026-11-22 05:00Z",
                    "all_of! 1=cron; 1.hour=5; threshold=7200; 2=cron; 2.hour=6; max_iterations=5; jitter=9!"
                            + " 2026-11-22 05:00Z | 2026-11-23 05:00Z",
                })
        void takesNumberedOptions(String type, String options, String expected) {
            assertThat(text(Fires.spec(type, options), 2)).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(strings = {"any_of", "all_of"})
        void readsTenPartsAndMoreInOrder(String type) {
            StringBuilder options = new StringBuilder();
            StringBuilder expected = new StringBuilder();
            for (int i = 1; i <= 12; i++) {
                options.append(i)
                        .append("=cron; ")
                        .append(i)
                        .append(".hour=")
                        .append(i)
                        .append("; ");
                expected.append(i == 1 ? "" : ", ")
                        .append("cron[hour='")
                        .append(i)
                        .append("']");
            }

            assertThat(Triggers.describe(Fires.spec(type, options.toString()))).isEqualTo(type + "[" + expected + "]");
        }
    }

    @Nested
    class Refusing {

        private static final String FORM = "Allowed: parts numbered from 1 without a gap, such as 1 = cron, 1.hour = 5,"
                + " 2 = interval, 2.hours = 3";

        @ParameterizedTest
        @CsvSource(
                delimiter = '!',
                value = {
                    "any_of! ''! any_of: there is no part. " + FORM,
                    "any_of! jitter=5! any_of: there is no part. " + FORM,
                    "any_of! 1=cron; 1.hour=5; 3=cron; 3.hour=6! any_of[2]: it is missing. " + FORM,
                    "any_of! 1.hour=5! any_of[1]: it is missing. " + FORM,
                    "any_of! 2=cron; 2.hour=6! any_of[1]: it is missing. " + FORM,
                    "any_of! 0=cron; 0.hour=6! any_of[0='cron']: there is no such option. " + FORM + "; jitter",
                    "any_of! threshold=1! any_of[threshold='1']: there is no such option. " + FORM + "; jitter",
                    "all_of! x=1! all_of[x='1']: there is no such option. " + FORM
                            + "; threshold, max_iterations, jitter",
                    "any_of! 1=cron; 1.hour=25! any_of[1.hour='25']: 25 is not between 0 and 23. Allowed: 0-23; *, */a, n/a,"
                            + " a-b, a-b/c; several joined by commas",
                    "any_of! 1=any_of; 1.1=date! any_of[1.1.run_date]: it is missing. " + DateTimeText.FORMS
                            + "; or now",
                    "all_of! 1=cron! all_of[1='cron']: no field is given. Allowed: one or more of year, month, day, week,"
                            + " day_of_week, hour, minute, second",
                    "any_of! 1=cron; 1.hour=5; 1.jitter=5! any_of[1.jitter='5']: a part of another trigger cannot have jitter."
                            + " Give it to the outermost trigger.",
                    "any_of! 1=lambda! any_of[1='lambda']: a trigger that was given as an object cannot be had from text."
                            + " Write a TriggerProvider and name its type.",
                    "any_of! 1=cron; 1.hour=5; jitter=x! any_of[jitter='x']: this is not a number of seconds."
                            + " Allowed: a decimal number of seconds not below 0, such as 1.5",
                    "all_of! 1=cron; 1.hour=5; threshold=-1! all_of[threshold='-1']: this is not a number."
                            + " Allowed: a decimal number not below 0, such as 1.5",
                    "all_of! 1=cron; 1.hour=5; max_iterations=0! all_of[max_iterations='0']: this is not possible."
                            + " Allowed: a whole number from 1 to 100000000",
                })
        void saysWhichPart(String type, String options, String message) {
            assertThat(Fires.refusal(Fires.spec(type, options))).isEqualTo(message);
        }

        @Test
        void letsAnUnknownTypeBeKnownAsOne() {
            assertThatThrownBy(() -> Fires.compiled(anyOf(Triggers.of("sunrise", Map.of()))))
                    .isInstanceOf(UnknownTriggerTypeException.class)
                    .hasMessageStartingWith("sunrise: ");
        }
    }

    @Nested
    class Describing {

        @Test
        void showsThePartsThenTheOptions() {
            assertThat(allOf(cron().hour(5).dayOfWeek("MON"), every(Duration.ofHours(3)))
                            .threshold(Duration.ofSeconds(2)))
                    .hasToString("all_of[cron[day_of_week='mon', hour='5'], interval[hours='3'], threshold='2']");
            assertThat(Fires.spec("any_of", "1=cron; 1.hour=5; jitter=5"))
                    .hasToString("any_of[cron[hour='5'], jitter='5']");
        }

        @Test
        void showsWhatIsRefusedAsItIs() {
            assertThat(Fires.spec("any_of", "1.hour=5")).hasToString("any_of[1.hour='5']");
        }
    }
}
