package io.apscheduler.engine.dispatch;

import io.apscheduler.engine.time.Ticker;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The ground that a dispatcher stands on: all that would make two courses of the same events differ.
 *
 * @param ticker elapsed time, by which it sleeps and knows its lease
 * @param waits elapsed time, by which it measures how long runs wait for a thread
 * @param chance random numbers, for names that nobody else has
 * @param threads makes the thread that the given loop is to run on
 */
record Footing(Ticker ticker, Ticker waits, LongSupplier chance, Function<Runnable, Thread> threads) {
    /** The machine's. */
    static Footing of(DispatchContext context, String alias, boolean daemon) {
        String name = "apscheduler-" + context.settings().scheduler() + "-dispatch-" + alias;
        return new Footing(
                Ticker.of(context.clock()),
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextLong(),
                loop -> {
                    Thread thread = new Thread(loop, name);
                    thread.setDaemon(daemon);
                    return thread;
                });
    }
}
