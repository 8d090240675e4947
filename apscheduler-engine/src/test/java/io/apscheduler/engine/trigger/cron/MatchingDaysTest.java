package io.apscheduler.engine.trigger.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatchingDaysTest {

    private static final int ROUNDS = 150;
    private static final int LAST_WEEK = 53;

    /** A plain reading of the same rules, a day at a time. */
    private static boolean matches(MatchingDays matching, LocalDate date) {
        MonthDays rule = (MonthDays) matching.days();
        int weekday = date.getDayOfWeek().getValue() - 1;
        int n = (date.getDayOfMonth() - 1) / 7;
        boolean isLastOfWeekday = date.getDayOfMonth() + 7 > date.lengthOfMonth();
        boolean byDay = (rule.days() >> date.getDayOfMonth() - 1 & 1) != 0
                || rule.hasLastDay() && date.getDayOfMonth() == date.lengthOfMonth()
                || (rule.nthWeekdays() >> 7 * n + weekday & 1) != 0
                || isLastOfWeekday && (rule.lastWeekdays() >> weekday & 1) != 0;
        boolean byWeekday = (rule.weekdays() >> weekday & 1) != 0;
        return (matching.years() == null || matching.years().get(date.getYear()))
                && (matching.months() >> date.getMonthValue() & 1) != 0
                && (rule.eitherDay() ? byDay || byWeekday : byDay && byWeekday)
                && (rule.weeks() >> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) & 1) != 0;
    }

    @Test
    void findsTheNextFromEveryDay() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            MatchingDays days = some(random);
            LocalDate first = LocalDate.of(1970 + random.nextInt(8_020), 1, 1);
            LocalDate date = first.plusYears(3);
            int expected = days.next((int) date.toEpochDay());
            for (date = date.minusDays(1); !date.isBefore(first); date = date.minusDays(1)) {
                expected = matches(days, date) ? (int) date.toEpochDay() : expected;
                if (days.next((int) date.toEpochDay()) != expected) {
                    assertThat(days.next((int) date.toEpochDay()))
                            .as("seed %s: %s at %s", seed, days, date)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static MatchingDays some(Random random) {
        BitSet years = null;
        if (random.nextInt(3) == 0) {
            years = new BitSet();
            for (int year = 1970; year < 10_000; year++) {
                years.set(year, random.nextInt(4) == 0);
            }
        }
        int months = random.nextBoolean() ? MatchingDays.ALL_MONTHS : few(random, 12) << 1;
        boolean hasNumbers = random.nextBoolean();
        return MatchingDays.of(
                years,
                months,
                new MonthDays(
                        random.nextInt(3) == 0 ? MonthDays.ALL_DAYS : hasNumbers ? few(random, 31) : 0,
                        random.nextInt(4) == 0,
                        random.nextInt(3) == 0 ? (long) few(random, 20) << random.nextInt(16) : 0,
                        random.nextInt(4) == 0 ? few(random, 7) : 0,
                        random.nextBoolean() ? MonthDays.ALL_WEEKDAYS : few(random, 7),
                        random.nextBoolean() ? MonthDays.ALL_WEEKS : (long) few(random, 30) << 1 + random.nextInt(23),
                        random.nextInt(4) == 0));
    }

    private static int few(Random random, int bits) {
        return (int) Bits.few(random, bits);
    }

    @Test
    void knowsTheWeekOfEveryDay() {
        for (LocalDate first = LocalDate.of(1970, 1, 1); first.getYear() < 2370; first = first.plusMonths(1)) {
            long[] expected = new long[LAST_WEEK + 1];
            for (int i = 0; i < first.lengthOfMonth(); i++) {
                expected[first.plusDays(i).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)] |= 1L << i;
            }
            for (int week = 1; week <= LAST_WEEK; week++) {
                MonthDays only =
                        new MonthDays(MonthDays.ALL_DAYS, false, 0, 0, MonthDays.ALL_WEEKDAYS, 1L << week, false);
                long days = only.in(first.getYear(), (int) first.toEpochDay(), first.lengthOfMonth());
                if (days != expected[week]) {
                    assertThat(days)
                            .as("week %s in the month of %s", week, first)
                            .isEqualTo(expected[week]);
                }
            }
        }
    }

    @Test
    void findsNothingAfterTheLastYear() {
        MatchingDays mondays = new MatchingDays(
                null,
                MatchingDays.ALL_MONTHS,
                new MonthDays(MonthDays.ALL_DAYS, false, 0, 0, 1, MonthDays.ALL_WEEKS, false));
        LocalDate lastMonday = LocalDate.of(9999, 12, 27);

        assertThat(lastMonday.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(mondays.next((int) lastMonday.toEpochDay())).isEqualTo((int) lastMonday.toEpochDay());
        assertThat(mondays.next((int) lastMonday.toEpochDay() + 1)).isEqualTo(MatchingDays.NONE);
        assertThat(mondays.next(MatchingDays.LAST_DAY + 1)).isEqualTo(MatchingDays.NONE);
    }
}
