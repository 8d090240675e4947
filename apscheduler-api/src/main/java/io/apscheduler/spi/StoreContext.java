package io.apscheduler.spi;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * What a store is given when it is opened.
 *
 * @param scheduler the scheduler's name: several schedulers may share a database, each with records of its own
 * @param alias the store's alias
 * @param clock the time, for stores that have no clock of their own; those that have one use that
 * @param wake may be called, from any thread, when a record became due earlier than the last exchange told, with the time
 *     in microseconds: a hint, never a guarantee
 * @param lost may be called, from any thread, when the store finds that records are gone which it had acknowledged and nobody
 *     has removed, as with a server that comes back without its files: with the ids of those it knows of, which are at least
 *     all that nodes of this process owned. Once for each loss
 */
public record StoreContext(
        String scheduler, String alias, InstantSource clock, LongConsumer wake, Consumer<Set<String>> lost) {
    /** Checks the parts. */
    public StoreContext {
        Objects.requireNonNull(scheduler, "scheduler");
        Objects.requireNonNull(alias, "alias");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(wake, "wake");
        Objects.requireNonNull(lost, "lost");
    }

    /** What a store is given that nobody asks about losses. */
    public StoreContext(String scheduler, String alias, InstantSource clock, LongConsumer wake) {
        this(scheduler, alias, clock, wake, ids -> {});
    }
}
