package io.apscheduler.engine.task.acme;

/** An abstract type that nothing says how to make. */
public interface Named {
    String name();
}
