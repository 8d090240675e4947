package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {
    @Test
    void printsForPeople() {
        try (Stage stage = Stage.at("2026-11-22T12:00").start()) {
            JobStores.byCall(stage.scheduler());
            CronJobs.workingDays(stage.scheduler());
            StringBuilder file = new StringBuilder();
            Listing.print(stage.scheduler(), file);

            List<String> expected = List.of(
                    "Jobstore alarms:",
                    "    No scheduled jobs",
                    "Jobstore default:",
                    "    backup (trigger: cron[day_of_week='mon-fri', hour='5', minute='30'],"
                            + " next run at: 2026-11-23 05:30:00 CET)");
            assertThat(stage.printed()).isEqualTo(expected);
            assertThat(file.toString().lines().toList()).isEqualTo(expected);
        }
    }

    @Test
    void listsForPrograms() {
        try (Stage stage = Stage.at("2026-11-22T12:00")) {
            CronJobs.workingDays(stage.scheduler());
            Listing.list(stage.scheduler());
            stage.start();
            Listing.list(stage.scheduler());

            assertThat(stage.printed())
                    .containsExactly("backup in default: not due", "backup in default: 2026-11-23T04:30:00Z");
        }
    }
}
