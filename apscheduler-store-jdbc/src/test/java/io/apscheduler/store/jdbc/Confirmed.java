package io.apscheduler.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What must be in a store by what a {@linkplain Load load} has said: all that was confirmed to be added, nothing that was
 * confirmed to be removed, and each confirmed run counted once. Confined to one thread.
 */
final class Confirmed {
    /** Of each job that must be there the number of its runs, at least. */
    private Map<String, Long> expected = new HashMap<>();

    private final Set<String> unsure = new HashSet<>();
    private final Map<String, Long> begun = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** How often a word was said so far, such as "ran". */
    int count(String word) {
        return counts.getOrDefault(word, 0);
    }

    /** Checks a store against all that was said until the load was killed. */
    void check(List<String> said, JobStore store, String when) {
        unsure.clear();
        begun.clear();
        begun.putAll(expected);
        said.forEach(line -> learn(line.split(" ")));
        Map<String, JobRecord> found = store.list(JobQuery.first(1_000_000)).stream()
                .collect(Collectors.toMap(JobRecord::id, record -> record));
        Set<String> back = new HashSet<>(gone);
        back.retainAll(found.keySet());
        assertThat(back).as("what was removed and is back, after %s", when).isEmpty();
        Set<String> sure = new HashSet<>(expected.keySet());
        sure.removeAll(unsure);
        Set<String> lost = new HashSet<>(sure);
        lost.removeAll(found.keySet());
        assertThat(lost).as("what was added and is lost, after %s", when).isEmpty();
        sure.forEach(id -> checkRuns(found.get(id), when));
        found.values().forEach(record -> checkWhole(record, when));
        expected = found.values().stream()
                .collect(Collectors.toMap(
                        JobRecord::id, record -> record.standing().runs()));
    }

    private void checkRuns(JobRecord record, String when) {
        long least = expected.get(record.id());
        assertThat(record.standing().runs())
                .as("runs of %s after %s", record.id(), when)
                .isBetween(least, Math.max(least, begun.getOrDefault(record.id(), least)));
    }

    /** Each run moves both by one, from a due time of 0, 1 or 2. */
    private static void checkWhole(JobRecord record, String when) {
        assertThat(record.standing().due() - record.standing().runs())
                .as("due time less runs of %s, after %s", record, when)
                .isBetween(0L, 2L);
        assertThat(record.definition().name()).isEqualTo(record.id());
    }

    private void learn(String[] words) {
        counts.merge(words[0], 1, Integer::sum);
        String id = words[words.length == 1 ? 0 : 1];
        switch (words[0]) {
            case "add", "remove" -> unsure.add(id);
            case "added" -> {
                unsure.remove(id);
                expected.putIfAbsent(id, 0L);
            }
            case "removed" -> {
                unsure.remove(id);
                expected.remove(id);
                gone.add(id);
            }
            case "run" -> begun.put(id, Long.valueOf(words[2]));
            case "ran" -> expected.computeIfPresent(id, (key, runs) -> Math.max(runs, Long.parseLong(words[2])));
            case "opening", "refused" -> {}
            default -> throw new AssertionError(List.of(words));
        }
    }
}
