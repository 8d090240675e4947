package io.apscheduler.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.StoreContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that work on one and the same store are killed, one after the other, at random moments. After each the store has
 * all that was confirmed, and nothing of what was confirmed to be gone.
 */
final class KillTest {
    /** {@code -Dapscheduler.kills=200} kills more often. */
    private static final int KILLS = Integer.getInteger("apscheduler.kills", 15);

    private static final long SEED = Long.getLong("apscheduler.kills.seed", System.nanoTime());

    @TempDir
    private Path folder;

    /** Of each job that must be there the number of its runs, at least. */
    private Map<String, Long> expected = new HashMap<>();

    @Test
    void losesAndRevivesNothing() throws IOException {
        Random random = new Random(SEED);
        Path path = folder.resolve("jobs");
        long removed = 0;
        long ran = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            KilledProgram.Handle program = KilledProgram.start(path, kill);
            program.awaitLines(1 + random.nextInt(4_000));
            List<String> said = program.kill();
            removed += said.stream().filter(line -> line.startsWith("removed ")).count();
            ran += said.stream().filter(line -> line.startsWith("ran ")).count();
            check(said, path, "kill " + kill + " of seed " + SEED);
            String story = kill == 1 ? "a new store" : "jobs in the snapshot";
            assertThat(program.log()).contains("INFO", "opened in", story);
        }
        assertThat(removed).as("removals of seed %d", SEED).isPositive();
        assertThat(ran).as("runs of seed %d", SEED).isPositive();
    }

    private void check(List<String> said, Path path, String when) {
        Set<String> unsure = new HashSet<>();
        Map<String, Long> begun = new HashMap<>(expected);
        Set<String> gone = new HashSet<>();
        said.forEach(line -> learn(line.split(" "), unsure, begun, gone));
        Map<String, JobRecord> found = found(path);

        gone.retainAll(found.keySet());
        assertThat(gone).as("what was removed and is back, after %s", when).isEmpty();
        Set<String> sure = new HashSet<>(expected.keySet());
        sure.removeAll(unsure);
        Set<String> lost = new HashSet<>(sure);
        lost.removeAll(found.keySet());
        assertThat(lost).as("what was added and is lost, after %s", when).isEmpty();
        for (String id : sure) {
            JobRecord record = found.get(id);
            long runs = record.standing().runs();
            assertThat(runs)
                    .as("runs of %s after %s", id, when)
                    .isBetween(expected.get(id), begun.getOrDefault(id, expected.get(id)));
            assertThat(record.standing().due() - runs).as("whole: %s", record).isBetween(0L, 2L);
        }
        expected = found.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().standing().runs()));
    }

    private void learn(String[] words, Set<String> unsure, Map<String, Long> begun, Set<String> gone) {
        String id = words[1];
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
            default -> throw new AssertionError(List.of(words));
        }
    }

    private static Map<String, JobRecord> found(Path path) {
        MapDbJobStore store = MapDbJobStore.at(path);
        store.open(new StoreContext("files", "default", InstantSource.system(), due -> {}));
        try {
            return store.list(JobQuery.first(1_000_000)).stream()
                    .collect(Collectors.toMap(JobRecord::id, record -> record));
        } finally {
            store.close();
        }
    }
}
