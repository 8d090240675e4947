package io.apscheduler.benchmarks.nodes;

import java.util.List;

/** Nodes that run what is in a store once they are let loose. Confined to one thread. */
public interface Nodes extends AutoCloseable {
    /** Makes new nodes that are ready, and start no runs yet. */
    void prepare() throws Exception;

    /** Lets them start runs. */
    void letLoose() throws Exception;

    /** Ends them; returns how many runs each JVM has made since they were prepared. */
    List<Long> end() throws Exception;

    @Override
    void close();
}
