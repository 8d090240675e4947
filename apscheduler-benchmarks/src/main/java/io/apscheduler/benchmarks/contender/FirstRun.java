package io.apscheduler.benchmarks.contender;

import java.util.concurrent.TimeUnit;

/** A program that starts a contender, waits for one run, and prints when that was, in microseconds since 1970. */
public final class FirstRun {
    private static final int THREADS = 2;

    private FirstRun() {}

    /** The argument: the contender. */
    public static void main(String[] arguments) throws Exception {
        Contender contender = ContenderName.valueOf(arguments[0]).create();
        contender.start(THREADS);
        contender.runOnce(1);
        Work.await(1, System.nanoTime() + TimeUnit.SECONDS.toNanos(30));
        System.out.println(contender.nowMicros());
        System.exit(0);
    }
}
