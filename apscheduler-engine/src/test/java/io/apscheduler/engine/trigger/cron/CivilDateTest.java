package io.apscheduler.engine.trigger.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CivilDateTest {

    @Test
    void agreesWithTheCalendarOnEveryDay() {
        for (int day = 0; day <= MatchingDays.LAST_DAY; day++) {
            LocalDate expected = LocalDate.ofEpochDay(day);
            int date = CivilDate.of(day);
            if (CivilDate.year(date) != expected.getYear()
                    || CivilDate.month(date) != expected.getMonthValue()
                    || CivilDate.day(date) != expected.getDayOfMonth()
                    || CivilDate.weekday(day) != expected.getDayOfWeek().getValue() - 1) {
                assertThat(date).as("%s", expected).isNull();
            }
        }
        assertThat(LocalDate.ofEpochDay(MatchingDays.LAST_DAY)).isEqualTo("9999-12-31");
    }

    @Test
    void knowsFirstAndLengthOfEveryMonth() {
        for (LocalDate first = LocalDate.of(1969, 1, 1); first.getYear() <= 10_000; first = first.plusMonths(1)) {
            int year = first.getYear();
            int month = first.getMonthValue();
            if (CivilDate.firstOfMonth(year, month) != first.toEpochDay()
                    || CivilDate.monthLength(year, month) != first.lengthOfMonth()) {
                assertThat(first).isNull();
            }
        }
    }
}
