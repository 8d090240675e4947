package io.apscheduler.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ZoneTimelineTest {

    static Stream<String> zones() {
        return ZoneId.getAvailableZoneIds().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("zones")
    void agreesWithTheRulesAtAnyTime(String id) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        ZoneRules rules = ZoneId.of(id).getRules();
        ZoneTimeline timeline = ZoneTimeline.of(ZoneId.of(id));
        for (int i = 0; i < 200; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(-86_400L, 5_000_000_000L));
            ZoneStretch stretch = timeline.at(instant.getEpochSecond());
            String at = "seed " + seed + ": " + id + " at " + instant + ": " + stretch;
            assertThat(stretch.contains(instant.getEpochSecond())).as(at).isTrue();
            assertThat(stretch.offset())
                    .as(at)
                    .isEqualTo(rules.getOffset(instant).getTotalSeconds());
            ZoneOffsetTransition end = rules.nextTransition(instant);
            assertThat(stretch.end()).as(at).isEqualTo(end == null ? ZoneStretch.ALWAYS : end.toEpochSecond());
            if (end != null) {
                ZoneStretch next = timeline.at(stretch.end());
                assertThat(next.start()).as(at).isEqualTo(stretch.end());
                assertThat(next.offsetBefore()).as(at).isEqualTo(stretch.offset());
                assertThat(next.turn()).as(at).isEqualTo((int) end.getDuration().toSeconds());
            }
        }
    }

    /** What the search for fire times relies on. */
    @ParameterizedTest
    @MethodSource("zones")
    void beginsEachStretchAtALaterLocalTime(String id) {
        ZoneTimeline timeline = ZoneTimeline.of(ZoneId.of(id));
        ZoneStretch stretch = timeline.at(-86_400);
        while (stretch.end() < Instant.parse("2100-01-01T00:00:00Z").getEpochSecond()) {
            ZoneStretch next = timeline.at(stretch.end());
            assertThat(next.start() + next.offset())
                    .as("%s: %s", id, next)
                    .isGreaterThan(stretch.start() + stretch.offset());
            assertThat(next.end() - next.start()).as("%s: %s", id, next).isGreaterThan(Math.abs(next.turn()));
            assertThat(stretch.end() - stretch.start()).as("%s: %s", id, next).isGreaterThan(Math.abs(next.turn()));
            stretch = next;
        }
    }

    @Test
    void reachesTheYear9999() {
        Instant summer = Instant.parse("9999-07-01T00:00:00Z");

        assertThat(ZoneTimeline.of(ZoneId.of("Europe/Berlin"))
                        .at(summer.getEpochSecond())
                        .offset())
                .isEqualTo(7_200);
    }

    @Test
    void isOneStretchWithoutClockChanges() {
        ZoneStretch stretch = ZoneTimeline.of(ZoneOffset.ofHours(2)).at(0);

        assertThat(stretch).isEqualTo(new ZoneStretch(-ZoneStretch.ALWAYS, ZoneStretch.ALWAYS, 7_200, 7_200));
    }
}
