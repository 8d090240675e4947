package io.apscheduler.engine.trigger.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Through years on end, cron fires at no second but those the oracle names, and at all of those. */
final class SeveralYearsTest {

    private static final Instant FROM = Instant.parse("2009-12-28T00:00:00Z");
    private static final Instant TO = Instant.parse("2013-01-08T00:00:00Z");

    private static final List<Map<String, String>> FIELDS = List.of(
            Map.of("month", "6-8,11-12", "day", "3rd fri", "hour", "0-3"),
            Map.of("day_of_week", "mon-fri", "hour", "5", "minute", "30"),
            Map.of("day_of_week", "fri-mon", "hour", "22-23,0-2/2", "minute", "59", "second", "59"),
            Map.of("hour", "*"),
            Map.of("hour", "*/1", "minute", "*/25", "second", "30"),
            Map.of("hour", "1-4", "minute", "*/15"),
            Map.of("day", "*"),
            Map.of("day", "last", "hour", "2", "minute", "0,30"),
            Map.of("day", "last sun, 1st mon, 15", "hour", "2/7", "minute", "7-9"),
            Map.of("day", "5th sat,31", "minute", "20"),
            Map.of("week", "1,52-53", "hour", "1"),
            Map.of("week", "*/13", "day_of_week", "sun", "hour", "2", "minute", "30"),
            Map.of("year", "2010/2", "month", "feb,oct", "day", "*/9", "hour", "3"),
            Map.of("month", "*/4", "day_of_week", "tue,6", "second", "*/20"),
            Map.of("day", "13", "day_of_week", "fri"));

    static Stream<ZoneId> zones() {
        return Zones.twelve();
    }

    @ParameterizedTest
    @MethodSource("zones")
    void fireAsTheOracleSays(ZoneId zone) {
        SplittableRandom random = new SplittableRandom(Effort.SEED);
        long compared = 0;
        for (Map<String, String> fields : FIELDS) {
            compared += new Agreement(Subject.cron(fields, zone), FROM, TO)
                    .walk()
                    .probe(random, 20)
                    .compared();
        }
        assertThat(compared).isGreaterThan(50_000);
    }

    /** With nothing moved out of gaps and nothing left out of overlaps, the readings of a clock at every second that passes are proof. */
    @Nested
    class WalkedByTheSecond {

        static Stream<ZoneId> zones() {
            return Zones.twelve();
        }

        @ParameterizedTest
        @MethodSource("zones")
        void fireWheneverTheClockReadsSo(ZoneId zone) {
            List<Instant> days = new ArrayList<>(
                    List.of(Instant.parse("2012-02-29T00:00:00Z"), Instant.parse("2012-12-31T00:00:00Z")));
            Instant end = TO.plus(Duration.ofDays(365L * (Effort.SCALE - 1)));
            Zones.changes(zone).stream()
                    .map(ZoneOffsetTransition::getInstant)
                    .filter(change -> change.isAfter(FROM) && change.isBefore(end))
                    .forEach(days::add);
            int turn = 0;
            for (Instant day : days) {
                // Every other one on each day, so that all have theirs within a year.
                for (int i = turn++ % 2; i < FIELDS.size(); i += 2) {
                    Subject subject = Subject.cron(FIELDS.get(i), zone)
                            .with("gap", "skip")
                            .with("overlap", "both");
                    compare(subject, day.minus(Duration.ofHours(6)), day.plus(Duration.ofHours(42)));
                }
            }
        }

        private void compare(Subject subject, Instant from, Instant to) {
            WallPattern pattern = CronPattern.of(subject.options());
            NavigableSet<Instant> read = WalkedSeconds.matching(pattern, subject.zone(), from, to);
            assertThat(subject.oracle().between(from, to)).as("%s", subject).isEqualTo(read);
            new Agreement(subject, from, to, read).walk();
        }
    }
}
