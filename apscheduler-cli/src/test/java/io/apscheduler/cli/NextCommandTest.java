package io.apscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class NextCommandTest {
    private static Called next(String... arguments) {
        return Called.at(Instant.parse("2026-11-22T16:00:00Z"), "next", arguments);
    }

    @Nested
    class Printing {
        @Test
        void showsFiveFireTimesWithWeekdayOffsetAndZone() {
            assertThat(next("--zone", "Europe/Berlin", "30 5 * * mon-fri").lines())
                    .containsExactly(
                            "Mon 2026-11-23 05:30:00 +01:00 Europe/Berlin",
                            "Tue 2026-11-24 05:30:00 +01:00 Europe/Berlin",
                            "Wed 2026-11-25 05:30:00 +01:00 Europe/Berlin",
                            "Thu 2026-11-26 05:30:00 +01:00 Europe/Berlin",
                            "Fri 2026-11-27 05:30:00 +01:00 Europe/Berlin");
        }

        @Test
        void showsAsManyAsAskedFor() {
            assertThat(next("-n", "2", "--zone", "UTC", "@hourly").lines())
                    .containsExactly("Sun 2026-11-22 16:00:00 +00:00 UTC", "Sun 2026-11-22 17:00:00 +00:00 UTC");
        }

        @Test
        void takesATypeWithOptions() {
            assertThat(next("-n1", "cron", "day_of_week=mon-fri", "hour=5", "minute=30", "timezone=Asia/Tokyo")
                            .lines())
                    .containsExactly("Mon 2026-11-23 05:30:00 +09:00 Asia/Tokyo");
        }

        @Test
        void startsFromAGivenLocalTime() {
            assertThat(next("-n1", "--from", "2030-01-01 12:00", "--zone", "America/New_York", "0 12 * * *")
                            .lines())
                    .containsExactly("Tue 2030-01-01 12:00:00 -05:00 America/New_York");
        }

        @Test
        void showsFractionsOfSeconds() {
            assertThat(next("-n1", "--zone", "+02:00", "date", "run_date=2030-01-01 00:00:00.25")
                            .lines())
                    .startsWith("Tue 2030-01-01 00:00:00.25 +02:00");
        }

        @Test
        void saysWhenThereAreNoMore() {
            assertThat(next("--zone", "UTC", "date", "run_date=2030-01-01").lines())
                    .containsExactly("Tue 2030-01-01 00:00:00 +00:00 UTC", "No further fire time.");
        }
    }

    @Nested
    class ClockChanges {
        @Test
        void areNotedWhereTheyMoveATime() {
            assertThat(next("-n2", "--zone", "Europe/Berlin", "--from", "2027-03-27 12:00", "30 2 * * *")
                            .lines())
                    .containsExactly(
                            "Sun 2027-03-28 03:30:00 +02:00 Europe/Berlin"
                                    + "  (02:30 does not exist, clocks go forward from 02:00 to 03:00: moved by an hour)",
                            "Mon 2027-03-29 02:30:00 +02:00 Europe/Berlin");
        }

        @Test
        void areNotedWhereTheySkipATime() {
            assertThat(next(
                                    "-n1",
                                    "--zone",
                                    "Europe/Berlin",
                                    "--from",
                                    "2027-03-28",
                                    "cron",
                                    "hour=2",
                                    "minute=30",
                                    "gap=skip")
                            .lines())
                    .containsExactly(
                            "Sun 2027-03-28 02:30:00 skipped"
                                    + "  (02:30 does not exist, clocks go forward from 02:00 to 03:00)",
                            "Mon 2027-03-29 02:30:00 +02:00 Europe/Berlin");
        }

        @Test
        void areNotedWhereATimeComesTwiceButFiresOnce() {
            assertThat(next("-n2", "--zone", "Europe/Berlin", "--from", "2026-10-25", "30 2 * * *")
                            .lines())
                    .containsExactly(
                            "Sun 2026-10-25 02:30:00 +02:00 Europe/Berlin"
                                    + "  (02:30 comes twice, clocks go back from 03:00 to 02:00: the first time only)",
                            "Mon 2026-10-26 02:30:00 +01:00 Europe/Berlin");
        }

        @Test
        void areNotedWhereATimeFiresTwice() {
            assertThat(next("-n3", "--zone", "Europe/Berlin", "--from", "2026-10-25 02:15", "30 * * * *")
                            .lines())
                    .containsExactly(
                            "Sun 2026-10-25 02:30:00 +02:00 Europe/Berlin"
                                    + "  (02:30 comes twice, clocks go back from 03:00 to 02:00: the first time)",
                            "Sun 2026-10-25 02:30:00 +01:00 Europe/Berlin"
                                    + "  (02:30 comes twice, clocks go back from 03:00 to 02:00: the second time)",
                            "Sun 2026-10-25 03:30:00 +01:00 Europe/Berlin");
        }

        @Test
        void ofHalfAnHourAreNoted() {
            assertThat(next("-n1", "--zone", "Australia/Lord_Howe", "--from", "2026-10-04", "15 2 * * *")
                            .lines())
                    .containsExactly("Sun 2026-10-04 02:45:00 +11:00 Australia/Lord_Howe"
                            + "  (02:15 does not exist, clocks go forward from 02:00 to 02:30: moved by 30 minutes)");
        }

        @Test
        void doNotConcernIntervals() {
            assertThat(next("-n2", "--zone", "Europe/Berlin", "interval", "hours=24", "start_date=2027-03-27 02:30")
                            .lines())
                    .containsExactly(
                            "Sat 2027-03-27 02:30:00 +01:00 Europe/Berlin",
                            "Sun 2027-03-28 03:30:00 +02:00 Europe/Berlin");
        }
    }

    @Nested
    class Refusing {
        @Test
        void aBadExpressionNamesTheFieldInOneLine() {
            Called called = next("61 * * * *");
            assertThat(called.status()).isEqualTo(2);
            assertThat(called.out()).isEmpty();
            assertThat(called.errorLines())
                    .singleElement()
                    .asString()
                    .startsWith("apscheduler next: ")
                    .contains("minute", "61");
        }

        @Test
        void anUnknownTypeNamesTheKnownOnes() {
            Called called = next("corn", "hour=5");
            assertThat(called.status()).isEqualTo(2);
            assertThat(called.errorLines()).singleElement().asString().contains("corn", "cron");
        }

        @Test
        void anUnknownZoneGivesAHint() {
            Called called = next("--zone", "berlin", "@daily");
            assertThat(called.status()).isEqualTo(2);
            assertThat(called.errorLines())
                    .singleElement()
                    .asString()
                    .contains("\"berlin\"", "Did you mean Europe/Berlin?");
        }

        @Test
        void aBadTimeNamesTheAcceptedForms() {
            Called called = next("--from", "tomorrow", "@daily");
            assertThat(called.status()).isEqualTo(2);
            assertThat(called.errorLines()).singleElement().asString().contains("--from", "tomorrow");
        }

        @Test
        void anExpressionThatTheShellHasSpoiltGivesAHint() {
            Called called = next("30", "5", "LICENSE", "pom.xml", "*", "*");
            assertThat(called.status()).isEqualTo(2);
            assertThat(called.errorLines()).singleElement().asString().contains("in quotes");
        }

        @Test
        void aTriggerThatNeverFiresFails() {
            Called called = next("0 0 30 2 *");
            assertThat(called.status()).isEqualTo(1);
            assertThat(called.errorLines()).singleElement().asString().contains("never fires");
        }

        @Test
        void aMissingSpecIsWrongUsage() {
            Called called = next();
            assertThat(called.status()).isEqualTo(2);
            assertThat(called.errorLines()).singleElement().asString().contains("SPEC");
        }

        @Test
        void aCountOutOfRangeIsWrongUsage() {
            assertThat(next("-n", "0", "@daily").status()).isEqualTo(2);
            assertThat(next("-n", "many", "@daily").errorLines())
                    .singleElement()
                    .asString()
                    .contains("many");
        }

        @Test
        void debugShowsTheStack() {
            assertThat(next("--debug", "61 * * * *").errorLines()).hasSizeGreaterThan(2);
        }
    }
}
