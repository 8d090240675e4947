package io.apscheduler.engine.simulation;

/** A promise was broken. */
final class Violation extends Error {
    private static final long serialVersionUID = 1;

    Violation(String message) {
        super(message);
    }
}
