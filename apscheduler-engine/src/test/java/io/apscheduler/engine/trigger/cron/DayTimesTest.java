package io.apscheduler.engine.trigger.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DayTimesTest {

    private static final int DAY = 86_400;

    @Test
    void findsTheNextFromEverySecondOfTheDay() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            DayTimes times = new DayTimes((int) Bits.few(random, 24), Bits.few(random, 60), Bits.few(random, 60));
            int expected = DayTimes.NONE;
            for (int second = DAY - 1; second >= 0; second--) {
                expected = matches(times, second) ? second : expected;
                if (times.next(second) != expected) {
                    assertThat(times.next(second))
                            .as("seed %s: %s at %s", seed, times, second)
                            .isEqualTo(expected);
                }
            }
            assertThat(times.first()).as("seed %s: %s", seed, times).isEqualTo(expected);
        }
    }

    private static boolean matches(DayTimes times, int second) {
        return (times.hours() >> second / 3600 & 1) != 0
                && (times.minutes() >> second / 60 % 60 & 1) != 0
                && (times.seconds() >> second % 60 & 1) != 0;
    }
}
