package io.apscheduler.engine.trigger.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Around every change of the clocks from 1990 to 2037, cron fires as the oracle says: in forty zones, and in all when looking harder. */
final class EveryClockChangeTest {

    private static final List<Map<String, String>> POLICIES = List.of(
            Map.of(),
            Map.of("gap", "skip", "overlap", "both"),
            Map.of("gap", "shift", "overlap", "first"),
            Map.of("gap", "skip", "overlap", "auto"),
            Map.of("gap", "shift", "overlap", "both"),
            Map.of("gap", "skip", "overlap", "first"));

    static Stream<ZoneId> zones() {
        return Effort.SCALE == 1 ? Zones.forty() : Zones.all();
    }

    @ParameterizedTest
    @MethodSource("zones")
    void firesAsTheOracleSays(ZoneId zone) {
        long compared = 0;
        int turn = 0;
        for (ZoneOffsetTransition change : Zones.changes(zone)) {
            for (Map<String, String> fields : fields(change)) {
                // Each change and each spec meet one policy after the other; when looking harder, all at once.
                for (int i = 0; i < Math.min(POLICIES.size(), 2 * Effort.SCALE); i++) {
                    compared += compare(zone, change, fields, POLICIES.get(turn++ % POLICIES.size()));
                }
            }
            turn++;
        }
        assertThat(compared).isGreaterThanOrEqualTo(Zones.changes(zone).size() * 100L);
    }

    private static long compare(
            ZoneId zone, ZoneOffsetTransition change, Map<String, String> fields, Map<String, String> policy) {
        Subject subject = Subject.cron(fields, zone);
        for (Map.Entry<String, String> option : policy.entrySet()) {
            subject = subject.with(option.getKey(), option.getValue());
        }
        boolean dense = fields.containsKey("second");
        Duration around = change.getDuration().abs().plusHours(dense ? 0 : 4).plusMinutes(10);
        Instant from = change.getInstant().minus(around);
        return new Agreement(subject, from, change.getInstant().plus(around))
                .walk()
                .compared();
    }

    private static List<Map<String, String>> fields(ZoneOffsetTransition change) {
        List<Map<String, String>> all = new ArrayList<>();
        all.add(Map.of("minute", "0"));
        all.add(Map.of("hour", "*/1", "minute", "15"));
        all.add(Map.of("minute", "*/15"));
        all.add(Map.of("minute", "*/5"));
        all.add(Map.of("hour", "0-23", "minute", "*/20"));
        all.add(Map.of("hour", "*/2"));
        all.add(Map.of("day", "*"));
        all.add(Map.of("day", "last", "minute", "*/30"));
        all.add(Map.of("day_of_week", "sun", "hour", "0-4", "minute", "30"));
        all.add(Map.of("minute", "*/1", "second", "59"));
        LocalTime earlier = change.getDateTimeBefore().toLocalTime();
        LocalTime later = change.getDateTimeAfter().toLocalTime();
        for (LocalTime edge : List.of(earlier, later)) {
            all.add(daily(edge.minusMinutes(20)));
            all.add(daily(edge.minusSeconds(1)));
            all.add(daily(edge));
            all.add(daily(edge.plusMinutes(10)));
        }
        return all;
    }

    private static Map<String, String> daily(LocalTime time) {
        return Map.of(
                "hour", String.valueOf(time.getHour()),
                "minute", String.valueOf(time.getMinute()),
                "second", String.valueOf(time.getSecond()));
    }
}
