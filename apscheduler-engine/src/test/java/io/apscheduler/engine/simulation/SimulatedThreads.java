package io.apscheduler.engine.simulation;

import io.apscheduler.engine.run.Flight;
import io.apscheduler.engine.run.SteppedFlight;
import io.apscheduler.spi.ExecutorContext;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobRun;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;

/** An executor with few threads, on which runs take simulated time. */
final class SimulatedThreads implements JobExecutor {
    private final World world;
    private final SimulatedNode node;
    private final Chance chance;
    private final int threads;
    private final Deque<Flight> waiting = new ArrayDeque<>();
    private int busy;

    SimulatedThreads(World world, SimulatedNode node, int threads) {
        this.world = world;
        this.node = node;
        this.chance = world.chance();
        this.threads = threads;
    }

    @Override
    public void open(ExecutorContext context) {}

    @Override
    public void close() {}

    @Override
    public int freeThreads() {
        return Math.max(0, threads - busy - waiting.size());
    }

    @Override
    public void execute(JobRun run) {
        if (chance.happens(world.weather().refused())) {
            throw new RejectedExecutionException("Full.");
        }
        Flight flight = (Flight) run;
        world.ledger().handedOver(node, flight);
        waiting.add(flight);
        fill();
    }

    private void fill() {
        while (busy < threads && !waiting.isEmpty()) {
            Flight flight = waiting.remove();
            busy++;
            node.later(chance.nanos(0.01, 2), () -> takeOff(flight));
        }
    }

    private void takeOff(Flight flight) {
        SteppedFlight steps = new SteppedFlight(flight);
        Runner runner = new Runner(steps);
        if (steps.begin(runner)) {
            next(runner);
        } else {
            free();
        }
    }

    private void next(Runner runner) {
        if (!runner.steps.call()) {
            free();
            return;
        }
        Flight flight = runner.steps.flight();
        Plan plan = world.plan(flight.jobId());
        node.started();
        runner.started = world.ledger().started(node, flight, runner.steps.index());
        runner.running = true;
        boolean fails = chance.happens(world.weather().failed());
        runner.obeys = chance.happens(0.7);
        long lasts = chance.nanos(1, plan.longest());
        int index = runner.steps.index();
        node.later(lasts, () -> end(runner, index, !fails));
    }

    private void end(Runner runner, int index, boolean succeeds) {
        if (!runner.running || runner.steps.index() != index) {
            return; // it was interrupted and has ended before
        }
        runner.running = false;
        world.ledger().ended(runner.started);
        runner.steps.end(succeeds);
        next(runner);
        node.wake();
    }

    private void free() {
        busy--;
        fill();
        node.wake();
    }

    /** Stands for a thread in a flight: it is never started, but interrupted. */
    private final class Runner extends Thread {
        private final SteppedFlight steps;
        private Ledger.Start started;
        private boolean running;
        private boolean obeys;

        Runner(SteppedFlight steps) {
            this.steps = steps;
        }

        @Override
        public void interrupt() {
            int index = steps.index();
            if (running && obeys) {
                node.later(chance.nanos(0.01, 5), () -> end(this, index, false));
            }
        }
    }
}
