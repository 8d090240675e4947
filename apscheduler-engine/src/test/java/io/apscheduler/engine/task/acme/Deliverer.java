package io.apscheduler.engine.task.acme;

/** Leaves a type open. */
public interface Deliverer<T> {
    Object deliver(T what);
}
