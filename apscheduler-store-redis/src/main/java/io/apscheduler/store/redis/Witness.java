package io.apscheduler.store.redis;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.StoreContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what the server has acknowledged, so that somebody notices when the server has lost it: after a restart without its
 * files, or a failover to a replica that was behind. Thread-safe.
 *
 * <p>Each change leaves a mark, the server's time, under a name of ours, and the next one brings along the latest mark that was
 * acknowledged. A server that has an earlier one, or none, has forgotten something.
 */
final class Witness {
    private static final Logger LOG = LoggerFactory.getLogger(RedisJobStore.class);
    private static final int MOST_NAMED = 20;
    private static final byte[] NOTHING = {};

    private final StoreContext context;
    private final String writer = Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final byte[] writerBytes = Texts.bytes(writer);
    private final AtomicLong acknowledged = new AtomicLong(Long.MIN_VALUE);

    /** Ids of what nodes of this process own, as far as replies have told. */
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    Witness(StoreContext context) {
        this.context = context;
    }

    /** Under which name the marks are. */
    String writer() {
        return writer;
    }

    /** The arguments with which those of each script begin; others are to be added. */
    List<byte[]> arguments() {
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(writerBytes);
        long mark = acknowledged.get();
        arguments.add(mark == Long.MIN_VALUE ? NOTHING : Texts.bytes(mark));
        return arguments;
    }

    /** The server has acknowledged a change made at that time of its. */
    void acknowledged(long now) {
        acknowledged.accumulateAndGet(now, Math::max);
    }

    /** The server has acknowledged an exchange. */
    void acknowledged(ExchangeRequest request, ExchangeReply reply) {
        acknowledged(reply.now());
        if (!reply.leaseHeld()) {
            held.clear();
            return;
        }
        Set<String> refused = new HashSet<>(reply.refused());
        for (Completion completion : request.completions()) {
            boolean kept = completion instanceof Completion.Advance advance && advance.keep();
            if (!kept && !refused.contains(completion.id())) {
                held.remove(completion.id());
            }
        }
        reply.changes().stream().filter(change -> change.record() == null).forEach(change -> held.remove(change.id()));
        reply.claims().forEach(claim -> held.add(claim.record().id()));
    }

    /** The server has told what a node owns, after a reply was lost. */
    void owns(Collection<String> ids) {
        held.retainAll(Set.copyOf(ids));
        held.addAll(ids);
    }

    /** What nodes of this process own. */
    List<String> held() {
        return List.copyOf(held);
    }

    /** The server has lost changes, which it has said at that time of its. Those held are now nobody's. */
    void lost(long now, Collection<String> before, Set<String> present) {
        long mark = acknowledged.getAndSet(now);
        List<String> gone = before.stream().filter(id -> !present.contains(id)).toList();
        LOG.warn(
                "The server of job store \"{}\" has lost changes made before {} that it had acknowledged: it came back without"
                        + " them, or a replica that did not have them took over. Of {} job(s) that this node held {} are not"
                        + " there any more{}. What the store has now counts; add the jobs that are missing.",
                context.alias(),
                Instant.EPOCH.plus(mark, ChronoUnit.MICROS),
                before.size(),
                gone.size(),
                gone.isEmpty()
                        ? ""
                        : ": " + gone.stream().sorted().limit(MOST_NAMED).toList());
        context.lost().accept(Set.copyOf(gone));
    }

    /** The server has due times of jobs that it does not have. */
    void vanished(List<String> ids) {
        LOG.warn(
                "The server of job store \"{}\" has dropped {} job(s): {}. Does it evict keys? Set its maxmemory-policy to"
                        + " noeviction, and add the jobs again.",
                context.alias(),
                ids.size(),
                ids.stream().limit(MOST_NAMED).toList());
        context.lost().accept(Set.copyOf(ids));
    }
}
