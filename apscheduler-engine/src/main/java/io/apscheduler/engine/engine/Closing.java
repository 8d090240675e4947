package io.apscheduler.engine.engine;

import io.apscheduler.ShutdownOption;
import io.apscheduler.engine.event.Events;
import io.apscheduler.event.SchedulerEvent.SchedulerShutDown;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a session: the start backwards. Runs on a thread of its own, so that whoever asked need not wait. */
final class Closing implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(30);

    private final Session session;
    private final Equipment equipment;
    private final Set<ShutdownOption> options;
    private final @Nullable Duration patience;
    private final Events events;
    private final InstantSource clock;

    Closing(
            Session session,
            Equipment equipment,
            Set<ShutdownOption> options,
            @Nullable Duration patience,
            Parts parts) {
        this.session = session;
        this.equipment = equipment;
        this.options = options;
        this.patience = patience;
        this.events = parts.events();
        this.clock = parts.clock();
    }

    @Override
    public void run() {
        try {
            awaitRuns();
            closeExecutors();
            closeStores();
            events.publish(new SchedulerShutDown(clock.instant()));
            LOG.info("The scheduler has shut down.");
            events.awaitTold(LAST_WORDS);
        } catch (InterruptedException e) {
            LOG.warn("The shutdown was interrupted before the last events were told.");
        } finally {
            session.closed().complete(null);
        }
    }

    private void closeExecutors() {
        equipment.executors().forEach((alias, executor) -> {
            if (options.contains(ShutdownOption.KEEP_EXECUTORS)) {
                equipment.keepOpen(executor);
            } else {
                quietly(alias, executor::close);
            }
        });
    }

    private void closeStores() {
        for (OpenStore open : session.stores()) {
            if (options.contains(ShutdownOption.KEEP_STORES)) {
                equipment.keepOpen(open.store());
            } else {
                quietly(open.alias(), open.store()::close);
            }
        }
    }

    private void awaitRuns() throws InterruptedException {
        Collection<OpenStore> stores = session.stores();
        CompletableFuture<?> drained = CompletableFuture.allOf(
                stores.stream().map(open -> open.dispatcher().drain()).toArray(CompletableFuture<?>[]::new));
        Duration first = patience != null && patience.compareTo(SILENCE) < 0 ? patience : SILENCE;
        if (!ends(drained, first)) {
            Duration left = patience == null ? null : patience.minus(first);
            if (left == null || !left.isZero()) {
                LOG.warn("The shutdown waits for runs of: {}", executing(stores));
            }
            if (left != null && !ends(drained, left)) {
                LOG.warn("The shutdown interrupts runs of: {}", executing(stores));
                stores.forEach(open -> open.dispatcher().interruptRuns());
            }
            drained.join();
        }
    }

    private static boolean ends(CompletableFuture<?> drained, Duration patience) throws InterruptedException {
        try {
            drained.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> executing(Collection<OpenStore> stores) {
        return stores.stream()
                .flatMap(open -> open.dispatcher().executing().stream())
                .toList();
    }

    private static void quietly(String alias, Runnable close) {
        try {
            close.run();
        } catch (RuntimeException e) { // the others are closed all the same
            LOG.warn("\"{}\" could not be closed.", alias, e);
        }
    }
}
