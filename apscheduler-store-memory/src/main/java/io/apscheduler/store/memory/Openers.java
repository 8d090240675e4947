package io.apscheduler.store.memory;

import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.StoreContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Who has the store open: whose clock it goes by, and whom to wake. Thread-safe. */
final class Openers {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Opener> openers = new ArrayList<>(1);
    private volatile InstantSource clock = InstantSource.system();

    /** The latest time that any opener was told that it need not come before: who is due later wakes nobody. */
    private volatile long latestTold = Long.MIN_VALUE;

    void join(MemoryJobStore store, StoreContext context) {
        locked(() -> {
            refuseIfOpen(store, context);
            if (openers.isEmpty()) {
                clock = context.clock();
            }
            openers.add(new Opener(store, context));
        });
    }

    private void refuseIfOpen(MemoryJobStore store, StoreContext context) {
        Opener opener = find(store);
        if (opener != null) {
            throw new JobStoreException("The memory store is open already, as \"" + opener.context.alias()
                    + "\" of scheduler \"" + opener.context.scheduler() + "\", and cannot be opened as \""
                    + context.alias() + "\" of scheduler \"" + context.scheduler()
                    + "\". To let two schedulers share its jobs, give the second store.shared().");
        }
    }

    void part(MemoryJobStore store) {
        locked(() -> openers.removeIf(opener -> opener.store == store));
    }

    long now() {
        return Micros.of(clock.instant());
    }

    /** Remembers what an opener was told to be the next time that something is due. */
    void told(MemoryJobStore store, long nextDue) {
        locked(() -> {
            Opener opener = find(store);
            if (opener != null) {
                opener.told = nextDue;
            }
        });
    }

    /** Wakes those who were told that nothing is due so early. Not to be called with a lock held. */
    void wake(long due, @Nullable MemoryJobStore except) {
        if (due < latestTold) {
            List<LongConsumer> wakes = new ArrayList<>(1);
            locked(() -> openers.forEach(opener -> {
                if (due < opener.told && opener.store != except) {
                    opener.told = due;
                    wakes.add(opener.context.wake());
                }
            }));
            wakes.forEach(wake -> wake.accept(due));
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
            long latest = Long.MIN_VALUE;
            for (Opener opener : openers) {
                latest = Math.max(latest, opener.told);
            }
            latestTold = latest;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Opener find(MemoryJobStore store) {
        for (Opener opener : openers) {
            if (opener.store == store) {
                return opener;
            }
        }
        return null;
    }

    /** One handle of the store while it is open. */
    private static final class Opener {
        final MemoryJobStore store;
        final StoreContext context;
        long told = Long.MIN_VALUE;

        Opener(MemoryJobStore store, StoreContext context) {
            this.store = store;
            this.context = context;
        }
    }
}
