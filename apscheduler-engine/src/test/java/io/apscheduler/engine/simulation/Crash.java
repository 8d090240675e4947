package io.apscheduler.engine.simulation;

/** Ends whatever a node that has died was doing. No exception, so that nothing takes it for a failure. */
final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash() {
        super("The node has died.", null, false, false);
    }
}
