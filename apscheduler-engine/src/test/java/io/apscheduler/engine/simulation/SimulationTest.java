package io.apscheduler.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lets several nodes with the real engine live through bad weather, again and again, in one thread and on simulated time.
 *
 * <p>All that happens follows from a seed. A failure names it and shows what had happened; {@code
 * -Dapscheduler.simulation.seed=N} makes it happen again, alone. {@code -Dapscheduler.simulation.seeds=N} says how many
 * seeds are tried for each kind of weather.
 */
class SimulationTest {
    private static final long SEED = Long.getLong("apscheduler.simulation.seed", -1);
    private static final int SEEDS = Integer.getInteger("apscheduler.simulation.seeds", 60);
    private static final int LAST_LINES = Integer.getInteger("apscheduler.simulation.lines", 400);

    /** The kinds of weather. */
    enum Kind {
        CALM(Weather.CALM),
        BUSY(Weather.BUSY),
        STORM(Weather.STORM),
        CLOCKS(Weather.CLOCKS);

        private final Weather weather;

        Kind(Weather weather) {
            this.weather = weather;
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void keepsAllPromises(Kind kind) {
        long starts = 0;
        int count = kind == Kind.STORM ? 2 * SEEDS : SEEDS;
        for (long seed = SEED < 0 ? 1 : SEED; seed <= (SEED < 0 ? count : SEED); seed++) {
            starts += live(seed, kind.weather, WatchedStore::new);
        }
        assertThat(starts).isPositive();
    }

    private static long live(long seed, Weather weather, Function<World, ReferenceStore> stores) {
        World world = new World(seed, weather, stores, SEED >= 0);
        try {
            world.run();
        } catch (RuntimeException | Error e) {
            throw new AssertionError(
                    "Seed " + seed + ": " + e.getMessage() + "\n"
                            + "To repeat it: -Dapscheduler.simulation.seed=" + seed + "\n"
                            + trace(seed, weather, stores),
                    e);
        }
        return world.ledger().starts();
    }

    /** The last of what had happened, when it happens again. */
    private static String trace(long seed, Weather weather, Function<World, ReferenceStore> stores) {
        World again = new World(seed, weather, stores, true);
        try {
            again.run();
        } catch (RuntimeException | Error e) {
            // as before
        }
        String[] lines = again.trace().split("\n");
        int from = Math.max(0, lines.length - LAST_LINES);
        return String.join("\n", List.of(lines).subList(from, lines.length));
    }

    @Test
    void isTheSameEachTime() {
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(trace(seed, Weather.STORM, WatchedStore::new))
                    .isEqualTo(trace(seed, Weather.STORM, WatchedStore::new));
        }
    }

    /** What is known to go wrong elsewhere does not go unnoticed. */
    @Nested
    class Catches {
        private static final int MODEST = 100;

        @Test
        void claimsThatDoNotAskAgain() {
            assertThat(seedsUntilCaught(ClaimsWhatItHasRead::new)).isLessThan(MODEST);
        }

        @Test
        void completionsOfNodesThatHaveLostTheJob() {
            assertThat(seedsUntilCaught(TakesLateCompletions::new)).isLessThan(MODEST);
        }

        @Test
        void schedulesThatMoveOnBeforeTheRun() {
            assertThat(seedsUntilCaught(AdvancesBeforeTheRun::new)).isLessThan(MODEST);
        }

        private int seedsUntilCaught(Function<World, ReferenceStore> broken) {
            for (int seed = 1; seed < MODEST; seed++) {
                try {
                    new World(seed, Weather.STORM, broken, false).run();
                } catch (Violation caught) {
                    return seed;
                }
            }
            return MODEST;
        }
    }
}
