package io.apscheduler.engine.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** All that is left to chance, from one seed. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** Chance of its own, so that draws of one do not shift those of another. */
    Chance split() {
        return new Chance(random.split());
    }

    long next() {
        return random.nextLong();
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** From the first, inclusive, to the last, inclusive. */
    int between(int first, int last) {
        return random.nextInt(first, last + 1);
    }

    /** Nanoseconds between two numbers of milliseconds, small ones as likely as large ones. */
    long nanos(double leastMillis, double mostMillis) {
        double power = random.nextDouble();
        return (long) (1e6 * leastMillis * Math.pow(mostMillis / leastMillis, power));
    }

    <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
