package io.apscheduler.engine.simulation;

import io.apscheduler.engine.dispatch.DispatchContext;
import io.apscheduler.engine.dispatch.Dispatcher;
import io.apscheduler.engine.dispatch.NodeSettings;
import io.apscheduler.engine.dispatch.SteppedDispatcher;
import io.apscheduler.engine.engine.SteppedJobs;
import io.apscheduler.engine.event.Events;
import io.apscheduler.engine.event.SteppedEvents;
import io.apscheduler.job.JobSpec;
import java.util.function.BooleanSupplier;

/** One node: a dispatcher as in a real scheduler, on simulated time and threads, that may stand still and die. */
final class SimulatedNode {
    private static final int MOST_TURNS_AT_ONCE = 2_000;

    final String name;
    private final World world;
    private final Chance chance;
    private final Wire wire;
    private final Events events;
    private final Dispatcher dispatcher;
    private final SteppedJobs jobs;
    private String incarnation = "";
    private boolean dead;
    private boolean inTurn;
    private boolean wanted;
    private long pausedUntil;
    private long nextTurn = Long.MAX_VALUE;
    private long turnsFrom;
    private int turns;
    private long starts;

    SimulatedNode(World world, String name, int threads) {
        this.world = world;
        this.name = name;
        this.chance = world.chance();
        this.wire = new Wire(world, this);
        this.events = SteppedEvents.of(name);
        events.add(event -> world.ledger().told(this, event));
        SimulatedThreads executor = new SimulatedThreads(world, this, threads);
        DispatchContext context = new DispatchContext(
                new NodeSettings(name, name, world.lease()),
                World.DEFINITIONS,
                SteppedDispatcher.posts(JobSpec.DEFAULT, executor),
                events,
                World.NO_JOBS,
                world.clockOf(chance));
        this.dispatcher = SteppedDispatcher.of(JobSpec.DEFAULT, wire, context, world.course()::nanos, chance::next);
        this.jobs = new SteppedJobs(wire, dispatcher, World.DEFINITIONS, events);
        wake();
    }

    Wire wire() {
        return wire;
    }

    /** The incarnation of its latest exchange. */
    String incarnation() {
        return incarnation;
    }

    void exchanging(String now) {
        if (!now.equals(incarnation)) {
            incarnation = now;
            world.ledger().born(this, now);
        }
    }

    /** How many runs it has started. */
    long starts() {
        return starts;
    }

    void started() {
        starts++;
    }

    boolean isDead() {
        return dead;
    }

    /** Whether something may be asked of it now: it does nothing that others would have to wait for. */
    boolean isApproachable() {
        return !dead && !inTurn && !isPaused();
    }

    SteppedJobs jobs() {
        return jobs;
    }

    void requireLife() {
        if (dead) {
            throw new Crash();
        }
    }

    /** Dies at once. */
    void die() {
        world.trace(this, "dies", () -> "");
        dead = true;
        SteppedEvents.tell(events);
        world.ledger().died(this);
    }

    /** Tells what was held up by something that never came to its end. */
    void tellRest() {
        SteppedEvents.tell(events);
    }

    /** Ends in good order. */
    void drain() {
        world.trace(this, "is shut down", () -> "");
        dispatcher.drain().thenRun(() -> {
            world.trace(this, "has ended", () -> "");
            dead = true;
        });
        wake();
    }

    /** Stands still: nothing of it runs. */
    void pause(long nanos) {
        world.trace(this, "stands still", () -> nanos / 1_000_000 + " ms");
        pausedUntil = Math.max(pausedUntil, world.course().nanos() + nanos);
        world.course().in(nanos, () -> {});
    }

    private boolean isPaused() {
        return world.course().nanos() < pausedUntil;
    }

    /** Waits on one of its threads. */
    void waitFor(BooleanSupplier condition) {
        world.course().until(() -> dead || (condition.getAsBoolean() && !isPaused()));
        requireLife();
    }

    /** Has something happen on one of its threads. */
    void later(long nanos, Runnable action) {
        world.course().in(nanos, () -> {
            if (dead) {
                return;
            }
            if (isPaused()) {
                later(pausedUntil - world.course().nanos(), action);
                return;
            }
            action.run();
        });
    }

    /** Has the dispatcher look what there is to do. */
    void wake() {
        turnIn(chance.nanos(0.005, 0.5));
    }

    private void turnIn(long nanos) {
        long at = world.course().nanos() + nanos;
        if (inTurn) {
            wanted = true;
        } else if (at < nextTurn) {
            nextTurn = at;
            later(nanos, () -> turn(at));
        }
    }

    private void turn(long at) {
        if (at != nextTurn || inTurn) {
            return;
        }
        nextTurn = Long.MAX_VALUE;
        countTurns();
        inTurn = true;
        wanted = false;
        long rest = 0;
        try {
            rest = SteppedDispatcher.turn(dispatcher);
        } catch (Crash e) {
            // it is over
        } finally {
            inTurn = false;
        }
        SteppedEvents.tell(events);
        if (!dead) {
            turnIn(wanted ? 10_000 : Math.max(rest, 0) + chance.nanos(0.005, 0.5));
        }
    }

    private void countTurns() {
        if (world.course().nanos() - turnsFrom > 1_000_000_000) {
            turnsFrom = world.course().nanos();
            turns = 0;
        }
        if (++turns > MOST_TURNS_AT_ONCE) {
            throw new Violation(name + " spins: " + turns + " turns within a second.");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
