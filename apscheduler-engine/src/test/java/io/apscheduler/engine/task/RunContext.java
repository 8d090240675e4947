package io.apscheduler.engine.task;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.apscheduler.job.Job;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.Jobs;
import java.time.Instant;

/** The context of a run of a job called "report". */
final class RunContext implements JobContext {
    private Object result;

    @Override
    public Job job() {
        Job job = mock(Job.class);
        when(job.name()).thenReturn("report");
        return job;
    }

    @Override
    public Instant fireTime() {
        return Instant.EPOCH;
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public boolean isRecovery() {
        return false;
    }

    @Override
    public void result(Object value) {
        result = value;
    }

    @Override
    public Jobs jobs() {
        throw new UnsupportedOperationException();
    }

    Object result() {
        return result;
    }
}
