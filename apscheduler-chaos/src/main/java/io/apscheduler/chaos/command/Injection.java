package io.apscheduler.chaos.command;

import io.apscheduler.chaos.fault.Fault;
import io.apscheduler.chaos.fault.FaultKind;
import io.apscheduler.chaos.ledger.MachineTime;
import io.apscheduler.chaos.verdict.Disturbance;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Does to a cluster what was planned, each fault on a thread of its own. Thread-safe. */
final class Injection {
    private static final long MILLION = 1_000_000;

    private final Cluster cluster;
    private final Runnable onNewVersion;
    private final Consumer<String> progress;
    private final List<Disturbance> disturbances = new CopyOnWriteArrayList<>();
    private final List<Exception> failures = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    /**
     * To that cluster.
     *
     * @param onNewVersion what to do when the first node of the new version runs
     */
    Injection(Cluster cluster, Runnable onNewVersion, Consumer<String> progress) {
        this.cluster = cluster;
        this.onNewVersion = onNewVersion;
        this.progress = progress;
    }

    /** Lets the faults happen, from the given time by the monotonic clock. */
    void begin(List<Fault> faults, long from) {
        for (Fault fault : faults) {
            Thread thread = new Thread(() -> happen(fault, from + fault.atMillis() * 1_000), "fault " + fault);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** What was done, when all of it is over. */
    List<Disturbance> await() throws IOException, InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        for (Exception failure : failures) {
            throw new IOException("A fault could not be put in: " + failure.getMessage(), failure);
        }
        return List.copyOf(disturbances);
    }

    private void happen(Fault fault, long at) {
        List<Node> victims = isAlone(fault) ? cluster.nodes() : List.of(node(fault));
        try {
            sleepUntil(at);
            victims.forEach(node -> node.fate().lock());
            try {
                progress.accept(fault.toString());
                String process = fault.kind().isOfAll() ? "" : node(fault).name();
                long from = MachineTime.micros();
                put(fault);
                disturbances.add(new Disturbance(fault, process, from, MachineTime.micros()));
            } finally {
                victims.forEach(node -> node.fate().unlock());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            failures.add(e);
        }
    }

    /** A node cannot be started while the server is away or takes no connections. */
    private static boolean isAlone(Fault fault) {
        return fault.kind().isOfAll() || fault.kind() == FaultKind.FULL;
    }

    private void put(Fault fault) throws IOException, InterruptedException {
        switch (fault.kind()) {
            case KILL -> {
                node(fault).kill();
                hold(fault);
                node(fault).start();
            }
            case STOP -> {
                node(fault).signal("STOP");
                hold(fault);
                node(fault).signal("CONT");
            }
            case FREEZE -> {
                node(fault).proxy().freeze();
                hold(fault);
                node(fault).proxy().thaw();
            }
            case RESET -> {
                for (int i = 0; i < fault.amount(); i++) {
                    node(fault).proxy().reset();
                    Thread.sleep(fault.lengthMillis() / fault.amount());
                }
            }
            case DELAY -> {
                node(fault).proxy().delay(fault.amount());
                hold(fault);
                node(fault).proxy().delay(0);
            }
            case CLOCK -> {
                node(fault).order("clock " + fault.amount());
                hold(fault);
                node(fault).order("clock 0");
            }
            case RESTART -> {
                cluster.server().kill();
                hold(fault);
                cluster.server().start();
            }
            case FULL -> {
                Closeable taken = cluster.server().fill();
                try {
                    node(fault).proxy().reset();
                    hold(fault);
                } finally {
                    taken.close();
                }
            }
            case ROLL -> roll();
        }
    }

    private void roll() throws IOException, InterruptedException {
        boolean isFirst = true;
        for (Node node : cluster.nodes()) {
            node.shutDown();
            node.renew();
            node.start();
            if (isFirst) {
                onNewVersion.run();
                isFirst = false;
            }
        }
    }

    private Node node(Fault fault) {
        return cluster.node(fault.node());
    }

    private static void hold(Fault fault) throws InterruptedException {
        Thread.sleep(fault.lengthMillis());
    }

    private static void sleepUntil(long micros) throws InterruptedException {
        long left = micros - MachineTime.micros();
        if (left > 0) {
            Thread.sleep(left * 1_000 / MILLION);
        }
    }
}
