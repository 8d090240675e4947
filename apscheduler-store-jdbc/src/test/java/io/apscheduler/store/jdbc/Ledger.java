package io.apscheduler.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@linkplain SchedulerLoad schedulers} have said, apart from any store, and what follows from it. Confined to one thread. */
final class Ledger {
    private static final Duration PERIOD = SchedulerLoad.PERIOD;
    private static final Pattern IN_FLIGHT = Pattern.compile("\\[(\\d{16}),\\d+]");
    private static final Pattern CREATED = Pattern.compile("\"created\":(\\d+)");

    private final Map<String, NavigableMap<Instant, Run>> runs = new HashMap<>();
    private final Set<String> added = new HashSet<>();
    private final Set<String> unsure = new HashSet<>();
    private final Set<String> removed = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private static final int LONGEST_HISTORY = 100;
    private final Map<String, List<String>> histories = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();

    /** What the store had in flight, and must not repeat, when it was last looked at: job and fire time. */
    private Set<Begun> begun = Set.of();

    private int life;

    private record Begun(String id, Instant fireTime) {}

    /** What became of one fire time of one job. */
    private static final class Run {
        private int starts;
        private boolean isExecuted;
        private boolean isMissed;

        /** The life of the process in which the last start has not come to its end; 0 if it has. */
        private int openSince;
    }

    /** How often a word was said so far, such as "start". */
    int count(String word) {
        return counts.getOrDefault(word, 0);
    }

    /** Notes what a process has said until it was killed; one that lives begins with what it has said so far. */
    void learn(List<String> said) {
        life++;
        learnMore(said);
    }

    /** Notes what the same process has said since. */
    void learnMore(List<String> said) {
        said.forEach(line -> learn(line.split(" ")));
    }

    private void learn(String[] words) {
        counts.merge(words[0], 1, Integer::sum);
        String id = words[words.length == 1 ? 0 : 1];
        List<String> history = histories.computeIfAbsent(id, any -> new ArrayList<>());
        history.add("life " + life + ": " + String.join(" ", words));
        if (history.size() > LONGEST_HISTORY) {
            history.remove(0);
        }
        switch (words[0]) {
            case "add", "remove" -> unsure.add(id);
            case "added" -> {
                unsure.remove(id);
                added.add(id);
            }
            case "removed" -> removed.add(id);
            case "start", "again" -> started(id, Instant.parse(words[2]), words[0].equals("again"));
            case "end" -> run(id, Instant.parse(words[2])).openSince = 0;
            case "executed" -> run(id, Instant.parse(words[2])).isExecuted = true;
            case "missed" -> missed(id, Instant.parse(words[2]), Long.parseLong(words[3]), words[4]);
            case "opening" -> {}
            default -> throw new AssertionError(List.of(words));
        }
    }

    private Run run(String id, Instant time) {
        return runs.computeIfAbsent(id, any -> new TreeMap<>()).computeIfAbsent(time, any -> new Run());
    }

    /**
     * What is repeated is told so, if it is what the record was at; of the fire times after that the next node cannot know whether the
     * one before had come to them. So those that are not told are counted.
     */
    private void started(String id, Instant time, boolean isAgain) {
        Run run = run(id, time);
        String what = id + " for " + time + " in life " + life;
        note(run.isExecuted, what + " is started after its end was recorded", id);
        note(run.isMissed, what + " is started after it was reported missed", id);
        counts.merge("untold", run.starts > 0 && !isAgain ? 1 : 0, Integer::sum);
        note(run.starts > 0 && isAtMostOnce(id), what + " is started twice, against its wish", id);
        run.starts++;
        run.openSince = life;
    }

    private void missed(String id, Instant first, long count, String reason) {
        for (long i = 0; i < count; i++) {
            Run run = run(id, first.plus(PERIOD.multipliedBy(i)));
            String what = id + " for " + first + " plus " + i + " periods in life " + life;
            note(
                    run.isExecuted || run.isMissed,
                    what + " is reported missed, " + reason + ", after its end was told",
                    id);
            note(reason.equals("LOST") && !isAtMostOnce(id), what + " is reported lost and should be run again", id);
            run.isMissed = true;
            run.openSince = 0;
        }
    }

    private void note(boolean isWrong, String what, String id) {
        if (isWrong) {
            wrong.add(what + " " + histories.getOrDefault(id, List.of()));
        }
    }

    private static boolean isAtMostOnce(String id) {
        return id.startsWith("atmostonce") || id.equals("recurring-0") || id.equals("recurring-3");
    }

    /** Checks a store that nobody has at work, directly after a crash. */
    void check(JobStore store, String when) {
        Map<String, JobRecord> found = found(store);
        allowForUnsaid(found.values());
        check(found, when);
    }

    private static Map<String, JobRecord> found(JobStore store) {
        return store.list(JobQuery.first(1_000_000)).stream()
                .collect(Collectors.toMap(JobRecord::id, record -> record));
    }

    /**
     * That a run is lost is recorded, and then told: a process that was killed in between has not told it, and nobody will.
     * Of what must not be repeated, even the start may have been recorded and not be told.
     */
    private void allowForUnsaid(Collection<JobRecord> found) {
        Set<Begun> now = new HashSet<>();
        found.stream().filter(record -> isAtMostOnce(record.id())).forEach(record -> {
            Matcher inFlight =
                    IN_FLIGHT.matcher(String.valueOf(record.standing().state()));
            while (inFlight.find()) {
                now.add(new Begun(record.id(), time(inFlight.group(1))));
            }
        });
        begun.stream().filter(each -> !now.contains(each)).forEach(each -> {
            Run run = run(each.id(), each.fireTime());
            counts.merge("unsaid", run.isMissed || run.isExecuted ? 0 : 1, Integer::sum);
            run.openSince = 0;
        });
        begun = now;
    }

    private void check(Map<String, JobRecord> found, String when) {
        assertThat(wrong).as("what is wrong, after %s", when).isEmpty();
        Set<String> back = new HashSet<>(removed);
        runs.forEach((id, times) -> {
            if (!isRecurring(id) && times.values().stream().anyMatch(run -> run.isExecuted || run.isMissed)) {
                back.add(id);
            }
        });
        back.retainAll(found.keySet());
        assertThat(back)
                .as("what had ended or was removed and is back, after %s", when)
                .isEmpty();
        Set<String> lost = new HashSet<>(added);
        lost.removeAll(unsure);
        lost.removeAll(runs.keySet());
        lost.removeAll(found.keySet());
        assertThat(lost)
                .as("what was added, never started, and is lost, after %s", when)
                .isEmpty();
        found.values().forEach(record -> checkWhole(record, when));
    }

    /** Each fire time of a recurring job moves both by one; what is in flight counts when it has ended. */
    private void checkWhole(JobRecord record, String when) {
        assertThat(record.standing().quarantine())
                .as("%s after %s", record, when)
                .isNull();
        assertThat(record.definition().text())
                .as("%s after %s", record.id(), when)
                .contains("SchedulerLoad");
        if (!isRecurring(record.id())) {
            // Of a job that must not be repeated the start is recorded, and counted, before it.
            assertThat(record.standing().runs())
                    .as("runs of %s after %s", record, when)
                    .isBetween(0L, isAtMostOnce(record.id()) ? 1L : 0L);
        } else if (runs.containsKey(record.id())) {
            long sinceFirst =
                    record.standing().nextFire() - micros(runs.get(record.id()).firstKey());
            long period = PERIOD.toNanos() / 1_000;
            assertThat(sinceFirst % period).as("%s after %s", record, when).isZero();
            assertThat(record.standing().runs())
                    .as("runs of %s after %s", record, when)
                    .isBetween(executedInARow(record.id()), sinceFirst / period);
        }
    }

    private long executedInARow(String id) {
        return runs.get(id).values().stream()
                .takeWhile(run -> run.isExecuted || run.isMissed)
                .count();
    }

    /** The first fire time of a recurring job: one period after it was made. */
    private static Instant first(JobRecord record) {
        Matcher created = CREATED.matcher(record.definition().text());
        assertThat(created.find()).as("the time at which %s was made", record).isTrue();
        return time(created.group(1)).plus(PERIOD);
    }

    private static Instant time(String micros) {
        return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }

    private static long micros(Instant time) {
        return Math.addExact(time.getEpochSecond() * 1_000_000, time.getNano() / 1_000);
    }

    private static boolean isRecurring(String id) {
        return id.startsWith("recurring");
    }

    /** Which jobs are behind, by some periods, or have a run left under way by those killed; nothing when all is caught up. */
    String behind() {
        Instant lately = Instant.now().minus(PERIOD.multipliedBy(50));
        return runs.entrySet().stream()
                .filter(job -> !isCaughtUp(job.getKey(), job.getValue(), lately))
                .map(job -> job.getKey() + " " + histories.get(job.getKey()))
                .collect(Collectors.joining(", "));
    }

    private boolean isCaughtUp(String id, NavigableMap<Instant, Run> times, Instant lately) {
        boolean isEnded = times.values().stream().allMatch(run -> run.openSince == 0 || run.openSince == life);
        return isEnded && (!isRecurring(id) || times.lastKey().isAfter(lately) && isWithoutGap(times));
    }

    private static boolean isWithoutGap(NavigableMap<Instant, Run> times) {
        return Duration.between(times.firstKey(), times.lastKey()).dividedBy(PERIOD) == times.size() - 1;
    }

    /** Checks a store that was closed in good order after all had been caught up. */
    void checkAtTheEnd(JobStore store, String when) {
        Map<String, JobRecord> all = found(store);
        check(all, when);
        Collection<JobRecord> found = all.values();
        assertThat(found.stream().map(JobRecord::id).filter(id -> id.contains("once")))
                .as("jobs that were not run, after %s", when)
                .isEmpty();
        runs.forEach((id, times) -> times.forEach((time, run) -> assertThat(run.openSince)
                .as("the life in which %s for %s was begun and never again, after %s", id, time, when)
                .isZero()));
        found.stream().filter(record -> isRecurring(record.id())).forEach(record -> {
            NavigableMap<Instant, Run> times = runs.get(record.id());
            assertThat(Duration.between(first(record), times.lastKey()).dividedBy(PERIOD))
                    .as("fire times of %s that were neither started nor reported, after %s", record.id(), when)
                    .isEqualTo(times.size() - 1L);
            assertThat(record.standing().runs())
                    .as("runs of %s after %s", record.id(), when)
                    .isEqualTo(times.size());
        });
    }

    @Override
    public String toString() {
        return "%d starts, %d repetitions, %d not told so, %d executed, %d times reported lost, %d perhaps lost unsaid, %d jobs added, %d removed"
                .formatted(
                        count("start"),
                        count("again"),
                        count("untold"),
                        count("executed"),
                        count("missed"),
                        count("unsaid"),
                        count("added"),
                        count("removed"));
    }
}
