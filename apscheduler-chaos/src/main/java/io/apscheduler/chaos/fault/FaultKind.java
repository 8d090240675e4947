package io.apscheduler.chaos.fault;

import java.util.Locale;

/** What can be done to a node or to the server. */
public enum FaultKind {
    /** A node is killed, and started again after a while. */
    KILL("killed"),
    /** A node is stopped for longer than its lease, and goes on as if nothing had been. */
    STOP("stopped"),
    /** The network between a node and the server lets nothing through, for longer than the lease. */
    FREEZE("frozen"),
    /** The network between a node and the server breaks all connections, several times. */
    RESET("reset"),
    /** The network between a node and the server delays everything. */
    DELAY("delayed"),
    /** A node's clock goes wrong by a minute, either way. */
    CLOCK("clock off"),
    /** The server is killed, and started again after a while. */
    RESTART("server killed"),
    /** All connections that the server allows are taken, and those of a node are broken. */
    FULL("server full"),
    /** All nodes are shut down and started again one after the other, as a new version that knows one more task. */
    ROLL("new version");

    private final String word;

    FaultKind(String word) {
        this.word = word;
    }

    /** For pictures. */
    public String word() {
        return word;
    }

    /** Whether all nodes suffer it. */
    public boolean isOfAll() {
        return this == RESTART || this == ROLL;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
