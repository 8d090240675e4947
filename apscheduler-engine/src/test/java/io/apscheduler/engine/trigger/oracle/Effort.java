package io.apscheduler.engine.trigger.oracle;

/** How hard to look, and where: from the system properties of the build. */
final class Effort {

    /** How many times as hard as the normal build. */
    static final int SCALE = Integer.getInteger("apscheduler.oracle.scale", 1);

    /** Where the random specs start: the n-th has this seed plus n, so that the one named by a failure comes first when the property names it. */
    static final long SEED = Long.getLong("apscheduler.oracle.seed", 20_240_229L);

    private Effort() {}

    /** Runs the check with each seed in turn and says which one a failure had. */
    static long withSeeds(int count, SeededCheck check) {
        long compared = 0;
        for (long seed = SEED; seed < SEED + (long) count * SCALE; seed++) {
            try {
                compared += check.compared(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Dapscheduler.oracle.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
        return compared;
    }

    /** Compares what one seed makes, and returns how many answers that were. */
    interface SeededCheck {
        long compared(long seed);
    }
}
