package io.apscheduler.benchmarks.nodes;

import io.apscheduler.Scheduler;
import io.apscheduler.benchmarks.contender.Work;
import java.util.ArrayList;
import java.util.List;

/** Nodes in this JVM. */
public final class LocalNodes implements Nodes {
    private final StoreServer.Kind kind;
    private final String address;
    private final int count;
    private final List<Scheduler> nodes = new ArrayList<>();

    /** So many, on one server. */
    public LocalNodes(StoreServer.Kind kind, String address, int count) {
        this.kind = kind;
        this.address = address;
        this.count = count;
    }

    @Override
    public void prepare() {
        Work.reset();
        for (int i = 0; i < count; i++) {
            nodes.add(kind.node(address));
        }
    }

    @Override
    public void letLoose() {
        nodes.forEach(Scheduler::resume);
    }

    @Override
    public List<Long> end() {
        close();
        return List.of(Work.counted());
    }

    @Override
    public void close() {
        nodes.forEach(Scheduler::shutdown);
        nodes.clear();
    }
}
