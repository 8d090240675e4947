package io.apscheduler.trigger;

import static io.apscheduler.trigger.Triggers.allOf;
import static io.apscheduler.trigger.Triggers.anyOf;
import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.calendarInterval;
import static io.apscheduler.trigger.Triggers.cron;
import static io.apscheduler.trigger.Triggers.crontab;
import static io.apscheduler.trigger.Triggers.every;
import static io.apscheduler.trigger.Triggers.now;
import static io.apscheduler.trigger.Triggers.quartzCron;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TriggersTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant INSTANT = Instant.parse("2026-10-25T00:30:00.25Z");
    private static final ZonedDateTime SECOND_PASS =
            ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 0, BERLIN).withLaterOffsetAtOverlap();

    @Nested
    class WritingOptions {

        static Stream<Arguments> specs() {
            return Stream.of(
                    spec(now(), "date", Map.of("run_date", "now")),
                    spec(at("2009-11-06"), "date", Map.of("run_date", "2009-11-06")),
                    spec(at(INSTANT), "date", Map.of("run_date", "2026-10-25 00:30:00.250Z")),
                    spec(at(SECOND_PASS), "date", Map.of("run_date", "2026-10-25 02:30+01:00")),
                    spec(at(LocalDateTime.of(2009, 1, 6, 16, 30)), "date", Map.of("run_date", "2009-01-06 16:30")),
                    spec(at(LocalDate.of(2009, 1, 6)), "date", Map.of("run_date", "2009-01-06")),
                    spec(every(Duration.ofDays(7)), "interval", Map.of("days", "7")),
                    spec(every(Duration.ofHours(36)), "interval", Map.of("hours", "36")),
                    spec(every(Duration.ofMinutes(90)), "interval", Map.of("minutes", "90")),
                    spec(every(Duration.ofSeconds(100)), "interval", Map.of("seconds", "100")),
                    spec(every(Duration.ofMillis(1500)), "interval", Map.of("seconds", "1.5")),
                    spec(every(Duration.ofSeconds(3600, 1)), "interval", Map.of("seconds", "3600.000000001")),
                    spec(every(Duration.ZERO), "interval", Map.of("seconds", "0")),
                    spec(
                            every(Duration.ofHours(2))
                                    .startingAt("2010-10-10 09:30")
                                    .until(INSTANT)
                                    .jitter(Duration.ofMillis(250)),
                            "interval",
                            Map.of(
                                    "hours", "2",
                                    "start_date", "2010-10-10 09:30",
                                    "end_date", "2026-10-25 00:30:00.250Z",
                                    "jitter", "0.25")),
                    spec(
                            cron().year(2026)
                                    .month("6-8")
                                    .day("3rd fri")
                                    .week(1)
                                    .dayOfWeek("mon")
                                    .hour(0)
                                    .minute("*")
                                    .second(5),
                            "cron",
                            Map.of(
                                    "year",
                                    "2026",
                                    "month",
                                    "6-8",
                                    "day",
                                    "3rd fri",
                                    "week",
                                    "1",
                                    "day_of_week",
                                    "mon",
                                    "hour",
                                    "0",
                                    "minute",
                                    "*",
                                    "second",
                                    "5")),
                    spec(
                            cron().year("*")
                                    .month(1)
                                    .day(2)
                                    .week("3")
                                    .dayOfWeek(4)
                                    .hour("5")
                                    .minute(6)
                                    .second("7"),
                            "cron",
                            Map.of(
                                    "year",
                                    "*",
                                    "month",
                                    "1",
                                    "day",
                                    "2",
                                    "week",
                                    "3",
                                    "day_of_week",
                                    "4",
                                    "hour",
                                    "5",
                                    "minute",
                                    "6",
                                    "second",
                                    "7")),
                    spec(
                            cron().hour(5).timeZone(BERLIN).gap(GapPolicy.SKIP).overlap(OverlapPolicy.BOTH),
                            "cron",
                            Map.of("hour", "5", "timezone", "Europe/Berlin", "gap", "skip", "overlap", "both")),
                    spec(
                            crontab("@daily")
                                    .gap(GapPolicy.SHIFT)
                                    .overlap(OverlapPolicy.FIRST)
                                    .startingAt(SECOND_PASS),
                            "crontab",
                            Map.of(
                                    "expression",
                                    "@daily",
                                    "gap",
                                    "shift",
                                    "overlap",
                                    "first",
                                    "start_date",
                                    "2026-10-25 02:30+01:00")),
                    spec(
                            quartzCron("0 0 12 LW * ?")
                                    .overlap(OverlapPolicy.BOTH)
                                    .timeZone(BERLIN),
                            "quartz_cron",
                            Map.of("expression", "0 0 12 LW * ?", "overlap", "both", "timezone", "Europe/Berlin")),
                    spec(
                            calendarInterval()
                                    .years(1)
                                    .months(2)
                                    .weeks(3)
                                    .days(4)
                                    .hour(5)
                                    .minute(6)
                                    .second(7)
                                    .until(LocalDate.of(2030, 1, 2)),
                            "calendar_interval",
                            Map.of(
                                    "years",
                                    "1",
                                    "months",
                                    "2",
                                    "weeks",
                                    "3",
                                    "days",
                                    "4",
                                    "hour",
                                    "5",
                                    "minute",
                                    "6",
                                    "second",
                                    "7",
                                    "end_date",
                                    "2030-01-02")),
                    spec(
                            anyOf(cron().hour(5), every(Duration.ofHours(3))).jitter(Duration.ofSeconds(9)),
                            "any_of",
                            Map.of("1", "cron", "1.hour", "5", "2", "interval", "2.hours", "3", "jitter", "9")),
                    spec(
                            allOf(cron().hour(5), anyOf(cron().day(1)))
                                    .threshold(Duration.ofMillis(500))
                                    .maxIterations(7),
                            "all_of",
                            Map.of(
                                    "1",
                                    "cron",
                                    "1.hour",
                                    "5",
                                    "2",
                                    "any_of",
                                    "2.1",
                                    "cron",
                                    "2.1.day",
                                    "1",
                                    "threshold",
                                    "0.5",
                                    "max_iterations",
                                    "7")));
        }

        private static Arguments spec(TriggerSpec spec, String type, Map<String, String> options) {
            return Arguments.of(spec, type, options);
        }

        @ParameterizedTest
        @MethodSource("specs")
        void usesTheKeysAndTextsOfThePropertiesForm(TriggerSpec spec, String type, Map<String, String> options) {
            assertThat(spec.type()).isEqualTo(type);
            assertThat(spec.options()).isEqualTo(options);
        }

        @ParameterizedTest
        @MethodSource("specs")
        void makesWhatTheSameTextMakes(TriggerSpec spec, String type, Map<String, String> options) {
            TriggerSpec text = Triggers.of(type, options);

            assertThat(spec).isEqualTo(text).hasSameHashCodeAs(text);
            assertThat(text).isEqualTo(spec);
        }

        @Test
        void acceptsTheSameTimesForStartAndEnd() {
            LocalDateTime local = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

            assertThat(List.of(
                            every(Duration.ofDays(1)).startingAt(INSTANT),
                            every(Duration.ofDays(1)).startingAt(local),
                            every(Duration.ofDays(1)).startingAt(LocalDate.of(2026, 1, 2))))
                    .extracting(spec -> spec.options().get("start_date"))
                    .containsExactly("2026-10-25 00:30:00.250Z", "2026-01-02 03:04:05", "2026-01-02");
            assertThat(List.of(
                            every(Duration.ofDays(1)).until("2026-01-02"),
                            every(Duration.ofDays(1)).until(SECOND_PASS),
                            every(Duration.ofDays(1)).until(local)))
                    .extracting(spec -> spec.options().get("end_date"))
                    .containsExactly("2026-01-02", "2026-10-25 02:30+01:00", "2026-01-02 03:04:05");
        }

        @Test
        void refusesATimeThatTheTextFormCannotHold() {
            assertThatThrownBy(() -> at(Instant.MAX))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("its year is not between 0 and 9999");
            assertThatThrownBy(() -> at(LocalDate.of(10_000, 1, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("10000-01-01");
        }

        @Test
        void leavesTheSpecItStartsFromAsItIs() {
            CronSpec five = cron().hour(5);

            CronSpec six = five.hour(6).minute(30);

            assertThat(five.options()).isEqualTo(Map.of("hour", "5"));
            assertThat(six.options()).isEqualTo(Map.of("hour", "6", "minute", "30"));
        }
    }

    @Nested
    class Comparing {

        @Test
        void doesNotDependOnTheOrderOfCalls() {
            assertThat(cron().hour(5).day(1)).isEqualTo(cron().day(1).hour(5));
        }

        @Test
        void tellsTypesAndOptionsApart() {
            assertThat(cron().hour(5)).isNotEqualTo(cron().hour(6)).isNotEqualTo(cron().minute(5));
            assertThat(Triggers.of("a", Map.of("hour", "5"))).isNotEqualTo(cron().hour(5));
        }

        @Test
        void coversOtherImplementations() {
            TriggerSpec foreign = new TriggerSpec() {
                @Override
                public String type() {
                    return "cron";
                }

                @Override
                public Map<String, String> options() {
                    return Map.of("hour", "5");
                }
            };

            assertThat(cron().hour(5).equals(foreign)).isTrue();
        }

        @Test
        void takesObjectsAsEqualOnlyIfTheyAreTheSame() {
            Trigger trigger = (previous, from) -> Optional.of(from);
            Trigger other = (previous, from) -> Optional.empty();

            assertThat(Triggers.of(trigger)).isEqualTo(Triggers.of(trigger)).hasSameHashCodeAs(Triggers.of(trigger));
            assertThat(Triggers.of(trigger)).isNotEqualTo(Triggers.of(other));
        }
    }

    @Nested
    class HoldingAnObject {

        private final Trigger trigger = (previous, from) -> Optional.of(from);

        @Test
        void compilesToThatObject() {
            assertThat(Triggers.compile(Triggers.of(trigger))).isSameAs(trigger);
        }

        @Test
        void cannotBeHadFromText() {
            TriggerSpec text = Triggers.of("lambda", Triggers.of(trigger).options());

            assertThatThrownBy(() -> Triggers.compile(text))
                    .isInstanceOf(TriggerSpecException.class)
                    .hasMessageContaining("cannot be had from text");
        }

        @Test
        void isNotText() {
            assertThat(Triggers.isText(cron().hour(5))).isTrue();
            assertThat(Triggers.isText(Triggers.of(trigger))).isFalse();
            assertThat(Triggers.isText(anyOf(cron().hour(5), allOf(Triggers.of(trigger)))))
                    .isFalse();
            assertThat(Triggers.isText(anyOf(cron().hour(5)))).isTrue();
        }
    }

    @Nested
    class Describing {

        @Test
        void listsTheOptionsByKeyWhereNoProviderKnowsBetter() {
            assertThat(Triggers.describe(Triggers.of("sunrise", Map.of("lon", "13.4", "lat", "52.5"))))
                    .isEqualTo("sunrise[lat='52.5', lon='13.4']");
        }

        @Test
        void isLeftToTheProvider() {
            assertThat(Triggers.of("shouting", Map.of("text", "hey"))).hasToString("HEY");
        }

        @Test
        void doesNotFailWhereTheProviderDoes() {
            assertThat(Triggers.of("shouting", Map.of("txt", "hey"))).hasToString("shouting[txt='hey']");
        }
    }

    @Nested
    class StreamingFireTimes {

        @Test
        void asksForTheNextOnlyWhenItIsRead() {
            AtomicInteger asked = new AtomicInteger();
            Trigger everySecond = (previous, from) -> {
                asked.incrementAndGet();
                return Optional.of(previous.map(time -> time.plusSeconds(1)).orElse(from));
            };

            assertThat(Triggers.fireTimes(everySecond, Instant.EPOCH).limit(3))
                    .containsExactly(Instant.EPOCH, Instant.ofEpochSecond(1), Instant.ofEpochSecond(2));
            assertThat(asked).hasValue(3);
        }

        @Test
        void endsWhereTheTriggerDoes() {
            Trigger once = (previous, from) -> previous.isPresent() ? Optional.empty() : Optional.of(from);

            assertThat(Triggers.fireTimes(once, INSTANT)).containsExactly(INSTANT);
        }

        @Test
        void roundsUpToAMicrosecond() {
            Trigger once = (previous, from) -> previous.isPresent() ? Optional.empty() : Optional.of(from);

            assertThat(Triggers.fireTimes(once, Instant.ofEpochSecond(5, 1)))
                    .containsExactly(Instant.ofEpochSecond(5, 1000));
            assertThat(Triggers.fireTimes(once, Instant.MAX)).containsExactly(Instant.MAX);
        }

        @Test
        void refusesATriggerThatDoesNotGoOn() {
            Trigger stuck = (previous, from) -> Optional.of(Instant.EPOCH);

            assertThatThrownBy(() ->
                            Triggers.fireTimes(stuck, Instant.EPOCH).limit(2).toList())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("where a time after 1970-01-01T00:00:00Z was asked for");
            assertThatThrownBy(() -> Triggers.fireTimes(stuck, INSTANT).findFirst())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("where a time not before " + INSTANT + " was asked for");
        }

        @Test
        void takesTheBeginningForTheMomentOfCreation() {
            assertThat(Triggers.fireTimes(Triggers.of("created", Map.of()), INSTANT))
                    .containsExactly(INSTANT);
        }
    }
}
