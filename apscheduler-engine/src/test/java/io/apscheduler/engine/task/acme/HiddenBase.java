package io.apscheduler.engine.task.acme;

import java.util.List;

/** Not public, but its methods are, in its public subclasses. */
abstract class HiddenBase {
    public Object numbers(List<Long> numbers) {
        return numbers;
    }
}
