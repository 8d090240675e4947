package io.apscheduler.benchmarks.postgres;

import java.sql.SQLException;
import java.time.Instant;

/**
 * Nodes of one scheduler that share a database, all in this process. Their jobs call
 * {@link io.apscheduler.benchmarks.contender.Work}. Confined to one thread.
 */
public interface Cluster extends AutoCloseable {
    /** Makes its tables, where there are none. */
    void prepare(Server server) throws Exception;

    /** Adds jobs that run once, at that time; no node runs, and none is started. */
    void add(int jobs, Instant time) throws Exception;

    /** Starts one more node. */
    void startNode() throws Exception;

    /** Whether the database knows of a job that is not done. */
    boolean isUnfinished(Server server) throws SQLException;

    /** Stops all nodes. */
    @Override
    void close();
}
