package io.apscheduler.engine.task.acme;

/** An enum as an argument. */
public enum Size {
    SMALL,
    LARGE
}
