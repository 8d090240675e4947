package io.apscheduler.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.job.Coalesce;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes that can do as much have about as much to do, also where jobs stay with their node between runs. */
final class FairnessTest {
    private static final long SECOND = 1_000_000_000;
    private static final long FIRST_ALONE = 30 * SECOND;
    private static final long SETTLED = 90 * SECOND;
    private static final long END = 990 * SECOND;

    @ParameterizedTest
    @CsvSource({
        "1, 100, 1000, 5", // a row each second, all at once
        "2, 100,  700, 5",
        "3,  40, 3000, 5",
        "5,  30, 1000, 200", // more than one node has threads for
    })
    void aNodeThatJoinsLaterGetsItsShare(long seed, int jobs, int periodMillis, int longestMillis) {
        World world = new World(seed, Weather.CALM, WatchedStore::new, false);
        for (int i = 0; i < jobs; i++) {
            world.add(patient("job-" + i, periodMillis, longestMillis));
        }
        world.joinIn(1);
        world.joinIn(FIRST_ALONE);
        world.course().untilNanos(SETTLED);
        List<Long> before = starts(world);
        world.course().untilNanos(END);
        List<Long> after = starts(world);

        long first = after.get(0) - before.get(0);
        long second = after.get(1) - before.get(1);
        assertThat(first + second).isGreaterThan((END - SETTLED) / SECOND * jobs * 1_000 / periodMillis * 9 / 10);
        assertThat(100.0 * first / (first + second)).as("percent of the runs").isBetween(40.0, 60.0);
    }

    private static List<Long> starts(World world) {
        return world.nodes().stream().map(SimulatedNode::starts).toList();
    }

    private static Plan patient(String id, int periodMillis, int longestMillis) {
        return new Plan(id, periodMillis * 1_000L, 0, Coalesce.NONE, 0, 1_000, false, null, 0, longestMillis, false);
    }
}
