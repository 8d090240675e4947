package io.apscheduler.engine.simulation;

import io.apscheduler.engine.definition.Definitions;
import io.apscheduler.engine.engine.SteppedJobs;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.task.NamedTasks;
import io.apscheduler.engine.task.TaskBinder;
import io.apscheduler.engine.task.TaskPolicy;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Jobs;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.StoreContext;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Several nodes and a store, all in one thread, and whatever happens to them by a seed: first in bad weather, then in calm. */
final class World {
    static final long START = Micros.floor(Instant.parse("2026-01-01T00:00:00Z"));
    static final Definitions DEFINITIONS = new Definitions(
            new TaskBinder(type -> type, TaskPolicy.DEFAULT, new NamedTasks()),
            ZoneOffset.UTC,
            Duration.ofSeconds(1),
            Coalesce.NONE);
    static final Jobs NO_JOBS =
            (Jobs) Proxy.newProxyInstance(Jobs.class.getClassLoader(), new Class<?>[] {Jobs.class}, (a, b, c) -> null);

    private static final Duration LEASE = Duration.ofSeconds(6);
    private static final long SECOND = 1_000_000_000;
    private static final long STORM = 30 * SECOND;
    private static final long CALM = 26 * SECOND;

    private final Course course = new Course();
    private final Chance chance;
    private final Ledger ledger = new Ledger(this);
    private final ReferenceStore store;
    private final Map<String, Plan> plans = new HashMap<>();
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final @Nullable StringBuilder trace;
    private final People people;
    private Weather weather;
    private long step;
    private boolean jumped;
    private boolean out;

    World(long seed, Weather weather, Function<World, ReferenceStore> stores, boolean traced) {
        this.chance = new Chance(seed);
        this.weather = weather;
        this.trace = traced ? new StringBuilder() : null;
        this.store = stores.apply(this);
        this.people = new People(this);
        store.open(new StoreContext("simulated", JobSpec.DEFAULT, () -> Micros.instant(storeMicros()), any -> {}));
    }

    Course course() {
        return course;
    }

    /** Chance of one's own. */
    Chance chance() {
        return chance.split();
    }

    Ledger ledger() {
        return ledger;
    }

    ReferenceStore store() {
        return store;
    }

    Weather weather() {
        return weather;
    }

    Plan plan(String id) {
        return plans.get(id);
    }

    List<Plan> plans() {
        return List.copyOf(plans.values());
    }

    List<SimulatedNode> nodes() {
        return nodes;
    }

    Duration lease() {
        return LEASE;
    }

    long leaseMicros() {
        return LEASE.toMillis() * 1_000;
    }

    /** The store's now, in microseconds. */
    long storeMicros() {
        return START + course.nanos() / 1_000 + step;
    }

    /** Whether the store's clock was set. */
    boolean hasJumped() {
        return jumped;
    }

    /** Whether the store cannot be reached. */
    boolean isOut() {
        return out;
    }

    /** The wall clock of a node, which is wrong. */
    InstantSource clockOf(Chance wrong) {
        long offset = wrong.between(-90_000, 90_000) * 1_000L;
        return () -> Micros.instant(START + course.nanos() / 1_000 + offset);
    }

    boolean isTraced() {
        return trace != null;
    }

    static String time(long micros) {
        return String.format("%.6f", (micros - START) / 1e6);
    }

    void trace(@Nullable SimulatedNode node, String what, Supplier<String> detail) {
        if (trace != null) {
            trace.append(String.format("%10.6f ", course.nanos() / 1e9))
                    .append(node == null ? "" : node.name)
                    .append(' ')
                    .append(what)
                    .append(' ')
                    .append(detail.get())
                    .append('\n');
        }
    }

    String trace() {
        return trace == null ? "" : trace.toString();
    }

    /** Lives through it all. */
    void run() {
        for (int i = chance.between(2, 7); i > 0; i--) {
            add(Plan.of("job-" + i, chance, i == 1));
        }
        int count = chance.between(2, 4);
        for (int i = 0; i < count; i++) {
            joinIn(chance.nanos(1, 3_000));
        }
        schedule();
        course.untilNanos(STORM);
        calm();
        course.untilNanos(STORM + CALM);
        ledger.close();
    }

    /** A new job. */
    void add(Plan plan) {
        JobRecord made = SteppedJobs.record(DEFINITIONS, plan.spec(), storeMicros());
        JobRecord record = new JobRecord(made.id(), made.definition(), made.standing(), 0, null, 1_000);
        plans.put(plan.id(), plan);
        store.add(List.of(record));
        ledger.added(plan, record);
        trace(null, "there is", plan::toString);
    }

    /** One more node. */
    void joinIn(long nanos) {
        int place = nodes.size();
        nodes.add(null);
        course.in(nanos, () -> start(place));
    }

    private void start(int place) {
        SimulatedNode before = nodes.get(place);
        if (before == null || before.isDead()) {
            SimulatedNode node =
                    new SimulatedNode(this, "node-" + place + "-" + course.nanos() / 1_000_000, chance.between(2, 5));
            trace(node, "comes", () -> "");
            nodes.set(place, node);
        }
    }

    private void schedule() {
        times(weather.crashes(), this::crash);
        times(weather.pauses(), () -> withNode(node -> node.pause(chance.nanos(100, 15_000))));
        times(weather.steps(), this::setClock);
        times(weather.outages(), this::outage);
        times(weather.edits(), people::doSomething);
    }

    private void times(int count, Runnable action) {
        for (int i = chance.between(0, 2 * count); i > 0; i--) {
            course.in((long) ((STORM - SECOND) * (chance.between(0, 1_000_000) / 1e6)), action);
        }
    }

    private void crash() {
        int place = chance.between(0, nodes.size() - 1);
        SimulatedNode node = nodes.get(place);
        if (node == null || node.isDead()) {
            return;
        }
        if (chance.happens(0.3) && node.isApproachable()) {
            node.drain();
        } else {
            node.die();
        }
        course.in(chance.nanos(10, 20_000), () -> start(place));
    }

    private void withNode(Consumer<SimulatedNode> action) {
        SimulatedNode node = chance.of(nodes);
        if (node != null && !node.isDead()) {
            action.accept(node);
        }
    }

    private void setClock() {
        long by = chance.nanos(10, 9_000) / 1_000;
        boolean forward = chance.happens(0.5);
        step += forward ? by : -by;
        jumped = true;
        trace(null, "the store's clock is set", () -> (forward ? "forward by " : "back by ") + by + " us");
    }

    private void outage() {
        out = true;
        trace(null, "the store cannot be reached", () -> "");
        course.in(chance.nanos(100, 10_000), () -> {
            out = false;
            trace(null, "the store can be reached", () -> "");
        });
    }

    private void calm() {
        trace(null, "it becomes calm", () -> "");
        weather = Weather.CALM;
        out = false;
        for (int place = 0; place < nodes.size(); place++) {
            start(place);
        }
    }
}
