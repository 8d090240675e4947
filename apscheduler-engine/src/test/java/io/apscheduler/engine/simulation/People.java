package io.apscheduler.engine.simulation;

import io.apscheduler.job.JobNotFoundException;
import io.apscheduler.job.JobSpec;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** People who change jobs, each on some node. */
final class People {
    private final World world;
    private final Chance chance;
    private int versions;

    People(World world) {
        this.world = world;
        this.chance = world.chance();
    }

    /** Somebody does something to some job, if there is one to be changed and a node that listens. */
    void doSomething() {
        List<Plan> edited = world.plans().stream()
                .filter(Plan::edited)
                .sorted(Comparator.comparing(Plan::id))
                .toList();
        SimulatedNode node = chance.of(world.nodes());
        if (edited.isEmpty() || node == null || !node.isApproachable()) {
            return;
        }
        Plan plan = chance.of(edited);
        try {
            doSomething(node, plan);
        } catch (JobNotFoundException e) {
            // it has ended, or was removed
        } catch (JobStoreException e) {
            world.trace(node, "does not know whether it changed", plan::id);
        } catch (Crash e) {
            node.tellRest();
        }
    }

    private void doSomething(SimulatedNode node, Plan plan) {
        String id = plan.id();
        switch (chance.between(0, 11)) {
            case 0, 1 -> {
                world.trace(node, "pauses", () -> id);
                node.jobs().pause(id);
            }
            case 2, 3, 4 -> {
                world.trace(node, "resumes", () -> id);
                node.jobs().resume(id);
            }
            case 5, 6 -> {
                world.trace(node, "asks to run now", () -> id);
                node.jobs().runNow(id);
            }
            case 7, 8 -> change(node, plan, chance.nanos(300, 9_000) / 1_000);
            case 9, 10 -> change(node, plan, 0);
            default -> {
                world.trace(node, "removes", () -> id);
                world.ledger().account(id).removed();
                node.jobs().remove(id);
                world.ledger().edited(node, id, Integer.MAX_VALUE);
            }
        }
        world.trace(node, "is done with", () -> id);
        node.wake();
    }

    /** The version is that of the attempt which is written: of two who change a job at once one tries again. */
    private void change(SimulatedNode node, Plan plan, long period) {
        AtomicInteger version = new AtomicInteger();
        node.jobs().modify(plan.id(), spec -> {
            version.set(++versions);
            world.trace(node, "changes", () -> plan.id() + " to version " + version + " period " + period);
            return changed(spec.name(Version.name(plan.id(), version.get())), period);
        });
        world.ledger().edited(node, plan.id(), version.get());
    }

    private static JobSpec changed(JobSpec spec, long period) {
        return period == 0 ? spec : spec.trigger(Triggers.every(Duration.ofNanos(period * 1_000)));
    }
}
