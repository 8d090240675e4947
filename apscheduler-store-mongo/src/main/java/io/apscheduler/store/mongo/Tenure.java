package io.apscheduler.store.mongo;

import io.apscheduler.spi.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What this process remembers of one of its nodes from exchange to exchange. Confined to who holds the lock. */
final class Tenure {
    /** Held while the node exchanges. */
    final ReentrantLock lock = new ReentrantLock();

    /** The executors of the records that the node owns. */
    final Map<String, String> executors = new HashMap<>();

    /** What the node was told by the last reply: to be forgotten with the next renewal. */
    List<String> told = List.of();

    /** Until when the lease holds as the last reply knew; {@code NEVER} if that is unknown. */
    long until = Standing.NEVER;

    /** Whether the last exchange was answered. */
    boolean answered;

    /** Whether the node is dead, for ever. */
    boolean dead;

    /** The executor of an owned record, null if it is not known. */
    @Nullable
    String executor(String id) {
        return executors.get(id);
    }
}
