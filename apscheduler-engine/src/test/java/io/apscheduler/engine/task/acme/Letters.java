package io.apscheduler.engine.task.acme;

/** Overrides a method whose parameter's type it fixes; inherits one from a class that is not public. */
public class Letters extends HiddenBase implements Deliverer<Order> {
    @Override
    public Object deliver(Order what) {
        return what;
    }
}
