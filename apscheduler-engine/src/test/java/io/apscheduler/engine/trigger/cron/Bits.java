package io.apscheduler.engine.trigger.cron;

import java.util.Random;

/** Random sets of bits. */
final class Bits {

    private static final int CHANCE = 8;

    private Bits() {}

    /** Returns about an eighth of that many bits, one at least. */
    static long few(Random random, int bits) {
        long few = 1L << random.nextInt(bits);
        for (int bit = 0; bit < bits; bit++) {
            few |= random.nextInt(CHANCE) == 0 ? 1L << bit : 0;
        }
        return few;
    }
}
