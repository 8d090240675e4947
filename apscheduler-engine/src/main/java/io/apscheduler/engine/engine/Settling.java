package io.apscheduler.engine.engine;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.event.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits until nothing is left to do at the present time of a clock that is moved by hand. Confined to one call. */
final class Settling {
    private final Session session;
    private final Events events;
    private final Duration patience;
    private final long deadline;

    Settling(Session session, Events events, Duration patience) {
        this.session = session;
        this.events = events;
        this.patience = patience;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /** When there will be something to do, in microseconds. */
    long await() throws TimeoutException, InterruptedException {
        long before;
        long next;
        do {
            before = activity();
            next = NEVER;
            for (CompletableFuture<Long> settled : askAll()) {
                next = Math.min(next, await(settled));
            }
            if (!events.awaitTold(left())) {
                throw new TimeoutException("Listeners have not been told of all events within " + patience + ".");
            }
        } while (activity() != before);
        return next;
    }

    private List<CompletableFuture<Long>> askAll() {
        List<CompletableFuture<Long>> answers = new ArrayList<>();
        for (OpenStore open : session.stores()) {
            CompletableFuture<Long> answer = new CompletableFuture<>();
            open.dispatcher().whenSettled(answer::complete);
            answers.add(answer);
        }
        return answers;
    }

    private long await(CompletableFuture<Long> settled) throws TimeoutException, InterruptedException {
        try {
            return settled.get(left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            List<String> running = session.stores().stream()
                    .flatMap(open -> open.dispatcher().executing().stream())
                    .toList();
            throw new TimeoutException("Not all work has ended within " + patience + ". Runs in progress: " + running);
        }
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private long activity() {
        long sum = events.published();
        for (OpenStore open : session.stores()) {
            sum += open.dispatcher().activity();
        }
        return sum;
    }
}
