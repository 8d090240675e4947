package io.apscheduler.benchmarks.cron;

import static io.apscheduler.trigger.Triggers.quartzCron;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.trigger.GapPolicy;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.Triggers;
import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.CronExpression;

/** The trigger {@code quartz_cron} fires when Quartz itself says. Where it does not, on purpose, is in the documentation. */
class QuartzAgreementTest {
    private static final int EXPRESSIONS = 3_000;
    private static final int FIRES = 12;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final long seed = Long.getLong("apscheduler.testkit.seed", System.nanoTime());

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"})
    void holdsForAnyExpressionAsideFromClockChanges(String zone) throws ParseException {
        Random random = new Random(seed);
        RandomQuartzExpressions expressions = new RandomQuartzExpressions(random);
        for (int i = 0; i < EXPRESSIONS; i++) {
            String expression = expressions.next();
            Instant from = start(expression, random);

            List<Instant> ours = ours(expression, ZoneId.of(zone), from);
            List<Instant> quartz = quartz(expression, ZoneId.of(zone), from);
            Instant end = firstNearAChange(Stream.concat(ours.stream(), quartz.stream()), ZoneId.of(zone));

            assertThat(before(end, ours))
                    .as("%s in %s from %s, seed %d", expression, zone, from, seed)
                    .isEqualTo(before(end, quartz));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 30 2 * * ?",
                "0 15 3 * * ?",
                "0 0 0 ? * SUN",
                "0 0/20 2 * * ?",
                "0 30 1-4 * * ?",
                "0 0 */6 * * ?",
                "0 30 * * * ?"
            })
    void holdsInSpringIfTimesThatDoNotExistAreSkipped(String expression) throws ParseException {
        Instant eve = Instant.parse("2026-03-28T12:00:00Z");
        TriggerSpec skipping = quartzCron(expression).gap(GapPolicy.SKIP);

        assertThat(fires(skipping, BERLIN, eve)).isEqualTo(quartz(expression, BERLIN, eve));
    }

    /** On purpose: of an hour that comes twice the first is taken, and a job of every hour leaves out neither. */
    @Test
    void doesNotHoldInAutumn() throws ParseException {
        Instant eve = Instant.parse("2026-10-24T23:45:00Z");
        Instant firstPass = Instant.parse("2026-10-25T00:30:00Z");
        Instant secondPass = Instant.parse("2026-10-25T01:30:00Z");
        Instant nextDay = Instant.parse("2026-10-26T01:30:00Z");
        Instant nextHour = Instant.parse("2026-10-25T02:30:00Z");

        assertThat(quartz("0 30 2 * * ?", BERLIN, eve)).startsWith(secondPass, nextDay);
        assertThat(ours("0 30 2 * * ?", BERLIN, eve)).startsWith(firstPass, nextDay);
        assertThat(quartz("0 30 * * * ?", BERLIN, eve)).startsWith(secondPass, nextHour);
        assertThat(ours("0 30 * * * ?", BERLIN, eve)).startsWith(firstPass, secondPass, nextHour);
    }

    /** On purpose: the Monday that a Sunday is moved to has all its times. */
    @Test
    void doesNotHoldForDaysThatAreMovedForward() throws ParseException {
        ZoneId utc = ZoneId.of("UTC");
        Instant from = Instant.parse("2027-11-01T00:00:00Z");
        Instant five = Instant.parse("2027-11-15T05:00:00Z");

        assertThat(quartz("0 0 5,6 14W * ?", utc, from)).startsWith(five).doesNotContain(five.plusSeconds(3_600));
        assertThat(ours("0 0 5,6 14W * ?", utc, from)).startsWith(five, five.plusSeconds(3_600));
    }

    @Test
    void refusesWhatQuartzRefuses() {
        for (String expression : List.of(
                "0 0 12 * *",
                "0 0 12 * * *",
                "0 0 12 ? * ?",
                "60 0 12 * * ?",
                "0 0 24 * * ?",
                "0 0 0 0 * ?",
                "0 0 0 32 * ?",
                "0 0 0 32W * ?",
                "0 0 0 L-31 * ?",
                "0 0 0 1 13 ?",
                "0 0 0 ? * 8",
                "0 0 0 ? * 6#6",
                "0 0 0 ? * XYZ",
                "0 0 0 1 1 ? 2030-2020")) {
            assertThat(CronExpression.isValidExpression(expression))
                    .as(expression)
                    .isFalse();
            assertThat(isRefused(expression)).as(expression).isTrue();
        }
    }

    /** Any time; or the beginning of a month, since Quartz forgets a day that W has moved when asked on it or just before. */
    private static Instant start(String expression, Random random) {
        return expression.contains("W ")
                ? Instant.parse("2025-12-31T00:00:00Z")
                : Instant.parse("2024-01-01T00:00:00Z").plusSeconds(random.nextInt(5 * 365 * 86_400));
    }

    private static boolean isRefused(String expression) {
        try {
            Triggers.compile(quartzCron(expression));
            return false;
        } catch (IllegalArgumentException refused) {
            return true;
        }
    }

    private static List<Instant> ours(String expression, ZoneId zone, Instant from) {
        return fires(quartzCron(expression), zone, from);
    }

    private static List<Instant> fires(TriggerSpec spec, ZoneId zone, Instant from) {
        Stream<Instant> times = Triggers.fireTimes(Triggers.compile(spec, zone), from.plusSeconds(1));
        return times.limit(FIRES).toList();
    }

    private static List<Instant> quartz(String expression, ZoneId zone, Instant from) throws ParseException {
        CronExpression quartz = new CronExpression(expression);
        quartz.setTimeZone(TimeZone.getTimeZone(zone));
        List<Instant> times = new ArrayList<>();
        Date time = quartz.getNextValidTimeAfter(Date.from(from));
        while (time != null && times.size() < FIRES) {
            times.add(time.toInstant());
            time = quartz.getNextValidTimeAfter(time);
        }
        return times;
    }

    /** The first that is within a day of a clock change, for either: there one may fire when the other does not. */
    private static Instant firstNearAChange(Stream<Instant> times, ZoneId zone) {
        Instant end = LocalDate.of(2095, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant(); // Quartz looks no further
        return times.filter(time -> !isFarFromChange(time, zone))
                .min(Comparator.naturalOrder())
                .filter(end::isAfter)
                .orElse(end);
    }

    private static List<Instant> before(Instant end, List<Instant> times) {
        return times.stream().takeWhile(time -> time.isBefore(end)).toList();
    }

    private static boolean isFarFromChange(Instant time, ZoneId zone) {
        var before = zone.getRules().previousTransition(time.plusSeconds(86_400));
        return before == null || before.getInstant().isBefore(time.minusSeconds(86_400));
    }
}
