package io.apscheduler.engine.executor;

import io.apscheduler.spi.JobRun;
import java.time.Instant;

/** A run that calls the given code. */
record TestRun(String jobId, int priority, Runnable code) implements JobRun {
    static TestRun of(Runnable code) {
        return new TestRun("job", 5, code);
    }

    @Override
    public Instant fireTime() {
        return Instant.EPOCH;
    }

    @Override
    public void run() {
        code.run();
    }
}
