package io.apscheduler.store.mapdb;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Does on a thread of its own what an interrupt of the caller must not disturb: some file operations fail by one. */
final class Uninterrupted {
    private Uninterrupted() {}

    static <T> T call(Names names, String role, Work<T> work) throws IOException {
        CompletableFuture<T> result = new CompletableFuture<>();
        names.thread(role, () -> {
                    try {
                        result.complete(work.run());
                    } catch (IOException | RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                })
                .start();
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException exception ? exception : e;
        }
    }

    /** What is to be done. */
    interface Work<T> {
        T run() throws IOException;
    }
}
