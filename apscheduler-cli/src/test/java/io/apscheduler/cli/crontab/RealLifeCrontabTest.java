package io.apscheduler.cli.crontab;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Scheduler;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.Task;
import io.apscheduler.spi.Steppable;
import io.apscheduler.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedSet;
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

    private static Crontab crontab;

    @BeforeAll
    static void read() throws IOException {
        String text = Files.readString(Path.of("..", "docs", "examples", "real-life.crontab"));
        Surroundings here = new Surroundings(Map.of("PATH", "/usr/bin:/bin"), "ann", "/home/ann", BERLIN, START);
        crontab = CrontabReader.read(text, here);
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
    void startsEveryLineExactlyWhenItShould() throws Exception {
        Map<Integer, SortedSet<Instant>> starts = new ConcurrentHashMap<>();
        Queue<String> odd = new ConcurrentLinkedQueue<>();
        ManualClock clock = ManualClock.at(START);
        CrontabJobs jobs = new CrontabJobs(entry -> Task.of(() -> {
            Instant now = clock.instant();
            boolean isNew = starts.computeIfAbsent(entry.line(), line -> new ConcurrentSkipListSet<>())
                    .add(now);
            if (!isNew || !JobContext.current().fireTime().equals(now)) {
                odd.add("line " + entry.line() + " at " + now);
            }
        }));
        try (Scheduler scheduler =
                Scheduler.builder().timeZone(BERLIN).clock(clock).build()) {
            scheduler.scheduleAll(jobs.of(crontab));
            scheduler.start();
            pass(clock, (Steppable) scheduler);
        }
        assertThat(odd).as("starts twice at a time, or not at the time due").isEmpty();
        for (CrontabEntry entry : crontab.entries()) {
            assertThat(starts.getOrDefault(entry.line(), new TreeSet<>()))
                    .as("line %s: %s", entry.line(), entry.schedule())
                    .containsExactlyElementsOf(expected(entry));
        }
    }

    private static void pass(ManualClock clock, Steppable scheduler) throws Exception {
        Optional<Instant> next = scheduler.settle(PATIENCE);
        while (next.isPresent() && next.get().isBefore(END)) {
            clock.set(next.get());
            next = scheduler.settle(PATIENCE);
        }
    }

    private static Iterable<Instant> expected(CrontabEntry entry) {
        if (entry.schedule().equals(JobLine.AT_START)) {
            return List.of(START);
        }
        String zone = entry.trigger().options().get("timezone");
        return new EveryMinute(entry.schedule()).starts(START, END, zone == null ? BERLIN : ZoneId.of(zone));
    }
}
