package io.apscheduler.engine.task.acme;

/** A base class that leaves a type open. */
public abstract class Sender<T> {
    public Object deliver(T what) {
        return what;
    }
}
