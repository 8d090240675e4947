package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.job.Job;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.Triggers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the page for those who come from Spring to its word. */
class SpringPageTest {
    private static final Pattern SPEC = Pattern.compile("`(?<type>\\w+)\\[(?<options>.*)]`");
    private static final Pattern OPTION = Pattern.compile("([\\w.]+)='([^']*)'");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    static Stream<List<String>> rows() throws IOException {
        return Page.of("docs/coming-from-spring.md").table("spring-cron").stream();
    }

    static Stream<List<String>> traps() throws IOException {
        return Page.of("docs/coming-from-spring.md").table("spring-traps").stream();
    }

    private static String firstTimes(String cell, int count) {
        Matcher form = SPEC.matcher(cell);
        assertThat(form.matches()).as(cell).isTrue();
        Map<String, String> options = new HashMap<>();
        OPTION.matcher(form.group("options")).results().forEach(o -> options.put(o.group(1), o.group(2)));
        TriggerSpec spec = Triggers.of(form.group("type"), options);
        return Triggers.fireTimes(Triggers.compile(spec, ZoneOffset.UTC, START), START)
                .limit(count)
                .map(time -> TIME.format(time.atZone(ZoneOffset.UTC)))
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void showsWhenExpressionsFire(List<String> row) {
        assertThat(firstTimes(row.get(1), row.get(2).split(", ").length)).isEqualTo(row.get(2));
    }

    @ParameterizedTest
    @MethodSource("traps")
    void showsWhatGoesWrong(List<String> row) {
        String first = firstTimes(row.get(1), 1);
        String weekday =
                LocalDate.parse(first.substring(0, 10)).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        assertThat(row.get(2)).startsWith(first + ", ").endsWith(weekday);
    }

    @Test
    void schedulesTheMarkedMethods() {
        try (Stage stage = Stage.at("2026-01-01T00:00")) {
            List<Job> jobs = ComingFromSpring.schedule(stage.scheduler());
            assertThat(jobs)
                    .extracting(job -> Triggers.describe(job.trigger()))
                    .containsExactly("interval[minutes='30']", "cron[day_of_week='mon-fri', hour='5', minute='30']");
        }
    }

    @Test
    void countsADelayFromTheEndOfTheRun() {
        List<Instant> executed = new ArrayList<>();
        try (Stage stage = Stage.at("2026-01-01T00:00")) {
            ComingFromSpring.work = () -> {
                if (stage.clock().instant().equals(Stage.instant("2026-01-01T00:01"))) {
                    stage.clock().advance(Duration.ofSeconds(90));
                }
            };
            stage.scheduler().on(JobExecuted.class, event -> executed.add(event.fireTime()));
            stage.start();
            ComingFromSpring.delayed(stage.scheduler());
            stage.until("2026-01-01T00:05");
        } finally {
            ComingFromSpring.work = () -> {};
        }
        assertThat(executed)
                .extracting(Stage::local)
                .containsExactly("2026-01-01T00:01", "2026-01-01T00:03:30", "2026-01-01T00:04:30");
    }
}
