package io.apscheduler.engine.task;

import io.apscheduler.job.JobContext;
import io.apscheduler.spi.InstanceFactory;

/** An object that the instance factory makes for each run. */
record Made(InstanceFactory instances, Class<?> type) implements Slot {
    @Override
    public Object value(JobContext context) throws Exception {
        Object made = instances.instanceOf(type);
        if (!type.isInstance(made)) {
            throw new IllegalStateException("The instance factory was asked for a " + type.getName() + " and gave "
                    + (made == null ? "null." : "a " + made.getClass().getName() + "."));
        }
        return made;
    }
}
