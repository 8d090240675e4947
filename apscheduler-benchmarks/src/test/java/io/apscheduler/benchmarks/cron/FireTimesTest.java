package io.apscheduler.benchmarks.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The libraries that are timed compute the same, with differences that are known. */
class FireTimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<ZoneId> ZONES = List.of(ZoneId.of("UTC"), BERLIN);
    private static final List<Instant> STARTS = List.of(
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-03-28T12:00:00Z"),
            Instant.parse("2026-10-24T12:00:00Z"));

    private static final int COMPUTED = 400;
    /** Fewer, as some are left out where they differ. */
    private static final int COMPARED = 350;
    /** In 2099 cron-utils ends, in a hundred years Quartz. */
    private static final Instant END = Instant.parse("2099-01-01T00:00:00Z");

    private static final Instant REPEATED_HOUR = Instant.parse("2026-10-25T00:00:00Z");
    private static final Instant AFTER_IT = Instant.parse("2026-10-25T02:00:00Z");

    static Stream<Arguments> all() {
        return Stream.of(Calculator.values())
                .flatMap(calculator -> Stream.of(CronCase.values())
                        .filter(calculator::canExpress)
                        .flatMap(schedule -> ZONES.stream().map(zone -> Arguments.of(calculator, schedule, zone))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void areTheSame(Calculator calculator, CronCase schedule, ZoneId zone) {
        boolean differs = (calculator == Calculator.JOBRUNR || calculator == Calculator.QUARTZ)
                && schedule == CronCase.EVERY_5_MINUTES
                && zone.equals(BERLIN);
        Predicate<Instant> compared =
                differs ? time -> time.isBefore(REPEATED_HOUR) || time.isAfter(AFTER_IT) : time -> true;
        for (Instant start : STARTS) {
            assertThat(times(calculator, schedule, zone, start, compared))
                    .isNotEmpty()
                    .isEqualTo(times(Calculator.OURS, schedule, zone, start, compared));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JOBRUNR", "QUARTZ"})
    void lackTwelveWhereClocksGoBackAsIsKnown(Calculator calculator) {
        Predicate<Instant> compared = time -> !time.isBefore(REPEATED_HOUR) && time.isBefore(AFTER_IT);
        Instant start = STARTS.get(2);
        assertThat(times(Calculator.OURS, CronCase.EVERY_5_MINUTES, BERLIN, start, compared))
                .hasSize(24);
        assertThat(times(calculator, CronCase.EVERY_5_MINUTES, BERLIN, start, compared))
                .hasSize(12);
    }

    private static List<Instant> times(
            Calculator calculator, CronCase schedule, ZoneId zone, Instant start, Predicate<Instant> compared) {
        return times(calculator.walk(schedule, zone).orElseThrow(), start).stream()
                .filter(compared)
                .limit(COMPARED)
                .toList();
    }

    private static <T> List<Instant> times(Walk<T> walk, Instant start) {
        List<Instant> times = new ArrayList<>();
        T time = walk.next(walk.from(start));
        while (time != null && times.size() < COMPUTED && walk.instant(time).isBefore(END)) {
            times.add(walk.instant(time));
            time = walk.next(time);
        }
        return times;
    }
}
