package io.apscheduler.engine.simulation;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.StoreContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The store as one node sees it, through a network that delays, loses and repeats. Of a request that was lost to the sender
 * nobody knows whether, when, or how often, it arrives.
 */
final class Wire implements JobStore {
    private final World world;
    private final SimulatedNode node;
    private final Chance chance;
    private long told = Long.MIN_VALUE;
    private long toldAt;
    private long ahead = Long.MIN_VALUE;

    Wire(World world, SimulatedNode node) {
        this.world = world;
        this.node = node;
        this.chance = world.chance();
    }

    /** The latest that the node may ever have taken for the store's now, in microseconds. */
    long latest() {
        return ahead + world.course().nanos() / 1_000;
    }

    /** What the node takes for the store's now, in microseconds. */
    long estimate() {
        return told + (world.course().nanos() - toldAt) / 1_000;
    }

    /** A question and what became of it. */
    private static final class Call<T> {
        private @Nullable T answer;
        private @Nullable RuntimeException failure;
        private boolean over;

        void answer(@Nullable T value, @Nullable RuntimeException thrown) {
            if (!over) {
                answer = value;
                failure = thrown;
                over = true;
            }
        }
    }

    private <T> T ask(String what, Supplier<T> action) {
        node.requireLife();
        Weather weather = world.weather();
        Call<T> call = new Call<>();
        boolean lost = chance.happens(weather.lost());
        boolean replyLost = chance.happens(weather.lost());
        long there = lost ? chance.nanos(500, 9_000) : travel(weather);
        if (!lost || chance.happens(0.5)) {
            world.course().in(there, () -> arrive(what, action, call, replyLost));
        }
        if (replyLost && chance.happens(weather.doubled())) {
            world.course().in(there + chance.nanos(1, 6_000), () -> arrive(what, action, new Call<>(), true));
        }
        long patience = chance.nanos(300, 3_000);
        world.course().in(patience, () -> call.answer(null, new JobStoreException("No answer to: " + what)));
        node.waitFor(() -> call.over);
        if (call.failure != null) {
            world.trace(node, "gets no answer", () -> what);
            throw call.failure;
        }
        return call.answer;
    }

    private long travel(Weather weather) {
        return chance.happens(weather.slow()) ? chance.nanos(20, 3_000) : chance.nanos(0.1, 3);
    }

    private <T> void arrive(String what, Supplier<T> action, Call<T> call, boolean replyLost) {
        if (world.isOut()) {
            return;
        }
        T answer = action.get();
        long back = travel(world.weather());
        if (!replyLost) {
            world.course().in(back, () -> call.answer(answer, null));
        } else {
            world.trace(node, "has a reply lost", () -> what);
        }
    }

    private ReferenceStore store() {
        return world.store();
    }

    @Override
    public void open(StoreContext context) {}

    @Override
    public void close() {}

    @Override
    public ExchangeReply exchange(ExchangeRequest request) {
        node.exchanging(request.node());
        ExchangeReply reply = ask("exchange", () -> {
            ExchangeReply made = store().exchange(request);
            world.ledger().exchanged(node, request, made);
            return made;
        });
        told = reply.now();
        toldAt = world.course().nanos();
        ahead = Math.max(ahead, told - toldAt / 1_000 + 1);
        world.ledger().told(node, request, reply);
        return reply;
    }

    @Override
    public List<JobRecord> add(List<JobRecord> records) {
        return ask("add", () -> store().add(records));
    }

    @Override
    public Optional<JobRecord> find(String id) {
        return ask("find " + id, () -> store().find(id));
    }

    @Override
    public List<JobRecord> list(JobQuery query) {
        return ask("list", () -> store().list(query));
    }

    @Override
    public Optional<JobRecord> update(JobRecord record) {
        return ask("update " + record.id(), () -> store().update(record));
    }

    @Override
    public List<JobRecord> remove(Collection<String> ids) {
        return ask("remove " + ids, () -> store().remove(ids));
    }

    @Override
    public List<JobRecord> owned(String incarnation) {
        List<JobRecord> owned = ask("owned", () -> store().owned(incarnation));
        world.ledger().toldOwned(node);
        return owned;
    }

    @Override
    public void leave(String incarnation) {
        ask("leave", () -> {
            store().leave(incarnation);
            return incarnation;
        });
    }

    @Override
    public boolean isUnfinished() {
        return store().isUnfinished();
    }
}
