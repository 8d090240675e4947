package io.apscheduler.engine.planted;

/** Says by its name nothing of what it does, and pins a virtual thread while it does it. */
final class PlantedThreadManager {
    private int threads;

    synchronized void add() {
        threads++;
    }

    synchronized int threads() {
        return threads;
    }
}
