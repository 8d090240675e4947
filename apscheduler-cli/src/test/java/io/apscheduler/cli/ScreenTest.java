package io.apscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Scheduler;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.trigger.Triggers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** How listings follow what they are shown on. */
final class ScreenTest {
    private static String listing(Screen screen) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        try (Scheduler scheduler = Scheduler.builder()
                .property("apscheduler.timezone", "UTC")
                .clock(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")))
                .build()) {
            scheduler.pause();
            scheduler.start();
            scheduler.schedule(JobSpec.of(Task.of(Deeds::count), Triggers.crontab("0 5 * * mon-fri"))
                    .id("count"));
            scheduler.pauseJob("count");
            new StoreListing(ZoneOffset.UTC, screen, 10, job -> false)
                    .print("default", scheduler.streamJobs("default"), "none", out);
        }
        out.flush();
        return text.toString();
    }

    @Test
    void aNarrowOneShortensTheLastColumnsFirst() {
        assertThat(listing(new Screen(80, Ansi.OFF)).lines())
                .containsExactly(
                        "Jobstore default:",
                        "  ID     NEXT RUN (Z)             STATE   RUNS  TRIGGER               TASK",
                        "  count  Thu 2026-01-01 05:00:00  paused  0     crontab[expression=…  io.apsche…")
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void aNarrowerOneLeavesThemOutBeforeItShortensTheTime() {
        assertThat(listing(new Screen(60, Ansi.OFF)).lines())
                .containsExactly(
                        "Jobstore default:",
                        "  ID     NEXT RUN (Z)             STATE   RUNS  TRIGGER",
                        "  count  Thu 2026-01-01 05:00:00  paused  0     crontab[exp…");
        assertThat(listing(new Screen(35, Ansi.OFF)).lines())
                .contains("  ID     NEXT RUN (Z)        STATE")
                .contains("  count  Thu 2026-01-01 05…  paused");
    }

    @Test
    void longTitlesAreShortenedFirst() {
        List<List<String>> rows = List.of(
                List.of("ID", "NEXT RUN (America/Argentina/Buenos_Aires)", "TASK"),
                List.of("daily", "Thu 2026-01-01 05:00:00", "com.acme.Reports::send"));
        assertThat(new Columns(56, 2).lines(rows))
                .containsExactly(
                        "  ID     NEXT RUN (America/Arge…  TASK",
                        "  daily  Thu 2026-01-01 05:00:00  com.acme.Reports::send");
    }

    @Test
    void colouredOneShowsPausedJobsInYellow() {
        assertThat(listing(new Screen(Integer.MAX_VALUE, Ansi.ON))).contains("  \u001b[33mpaused\u001b[39m\u001b[0m  ");
        assertThat(listing(new Screen(Integer.MAX_VALUE, Ansi.OFF))).doesNotContain("\u001b");
    }

    @Test
    void takesItsWidthFromTheEnvironment() {
        CommandLine line = Main.commandLine(InstantSource.system());
        assertThat(Screen.of(line.getCommandSpec(), Map.of("COLUMNS", "71")).width())
                .isEqualTo(71);
        assertThat(Screen.of(line.getCommandSpec(), Map.of("COLUMNS", "wide")).width())
                .isPositive();
    }

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        assertThat(Columns.UNBOUNDED.lines(List.of(List.of("A", "B"), List.of("long", ""))))
                .containsExactly("  A     B", "  long");
    }
}
