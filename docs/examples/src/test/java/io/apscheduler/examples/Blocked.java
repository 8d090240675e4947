package io.apscheduler.examples;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A run that goes on until the test lets it end. */
final class Blocked {
    final CompletableFuture<Void> begun = new CompletableFuture<>();
    final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final CountDownLatch release = new CountDownLatch(1);

    void run() throws InterruptedException {
        begun.complete(null);
        release.await();
        ended.complete(null);
    }

    void runUninterrupted() {
        try {
            run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void release() {
        release.countDown();
    }
}
