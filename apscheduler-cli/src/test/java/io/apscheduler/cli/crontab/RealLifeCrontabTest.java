package io.apscheduler.cli.crontab;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.event.EventType;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.Task;
import io.apscheduler.testkit.ManualScheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The crontab of the examples, in a month in which clocks change in two of its zones. */
final class RealLifeCrontabTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant START = Instant.parse("2027-02-28T23:00:00Z");
    private static final Instant END = Instant.parse("2027-03-31T22:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int MISTAKES = 207;

    private static List<String> lines;
    private static Crontab crontab;

    @BeforeAll
    static void read() throws IOException {
        lines = Files.readAllLines(Path.of("..", "docs", "examples", "real-life.crontab"));
        Surroundings here = new Surroundings(Map.of("PATH", "/usr/bin:/bin"), "ann", "/home/ann", BERLIN, START);
        crontab = CrontabReader.read(String.join("\n", lines), here);
    }

    @Test
    void reportsItsWrongLinesAndTakesTheOthers() {
        assertThat(crontab.wrong()).extracting(LineNote::line).containsExactly(207, 208, 209, 210, 211, 212, 213);
        assertThat(crontab.wrong())
                .extracting(LineNote::text)
                .satisfiesExactly(
                        text -> assertThat(text).contains("minute", "61", "0-59"),
                        text -> assertThat(text).contains("weekday", "mno", "sun-sat"),
                        text -> assertThat(text).contains("root", "/etc/crontab"),
                        text -> assertThat(text).contains("six time fields"),
                        text -> assertThat(text).contains("@fortnightly"),
                        text -> assertThat(text).contains("never comes"),
                        text -> assertThat(text).contains("UNFINISHED"));
        assertThat(crontab.entries()).hasSize(169);
    }

    @Test
    void startsEveryLineExactlyWhenItShould() {
        Map<Integer, SortedSet<Instant>> starts = new ConcurrentHashMap<>();
        Queue<String> odd = new ConcurrentLinkedQueue<>();
        try (ManualScheduler test = ManualScheduler.at(START)
                .with(settings -> settings.timeZone(BERLIN))
                .recording(EventType.JOB_FAILED, EventType.JOB_MISSED)
                .patience(PATIENCE)
                .build()) {
            CrontabJobs jobs = new CrontabJobs(entry -> Task.of(() -> {
                Instant now = test.now();
                boolean isNew = starts.computeIfAbsent(entry.line(), line -> new ConcurrentSkipListSet<>())
                        .add(now);
                if (!isNew || !JobContext.current().fireTime().equals(now)) {
                    odd.add("line " + entry.line() + " at " + now);
                }
            }));
            test.scheduler().scheduleAll(jobs.of(crontab));
            test.scheduler().start();
            test.advanceTo(END.minusMillis(1));
            assertThat(test.events()).as("fails or is missed").isEmpty();
        }
        assertThat(odd).as("starts twice at a time, or not at the time due").isEmpty();
        Map<Integer, List<Instant>> expected = expected();
        assertThat(starts.keySet()).isSubsetOf(expected.keySet());
        expected.forEach((line, times) -> assertThat(starts.getOrDefault(line, new TreeSet<>()))
                .as("line %s: %s", line, lines.get(line - 1))
                .containsExactlyElementsOf(times));
    }

    /** When each line must start: read from the file once more, in the simplest way. */
    private static Map<Integer, List<Instant>> expected() {
        Map<Integer, List<Instant>> expected = new TreeMap<>();
        ZoneId zone = BERLIN;
        for (int number = 1; number < MISTAKES; number++) {
            String line = lines.get(number - 1).strip();
            if (line.startsWith("CRON_TZ=")) {
                String name = line.substring("CRON_TZ=".length()).replaceAll("[\"']", "");
                zone = name.isEmpty() ? BERLIN : ZoneId.of(name);
            } else if (line.matches("[0-9*@].*")) {
                expected.put(number, starts(line.split("\\s+"), zone));
            }
        }
        assertThat(expected).hasSize(169);
        return expected;
    }

    private static List<Instant> starts(String[] words, ZoneId zone) {
        if (words[0].equals("@reboot")) {
            return List.of(START);
        }
        String schedule = words[0].startsWith("@")
                ? words[0]
                : String.join(" ", List.of(words).subList(0, 5));
        return List.copyOf(new EveryMinute(schedule).starts(START, END, zone));
    }
}
