package io.apscheduler.engine.run;

import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.RunPlan;
import io.apscheduler.engine.task.Invocation;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.Jobs;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What a task is told of its run. Confined to the thread of the run. */
final class RunContext implements JobContext, Callable<@Nullable Object> {
    private final Flight flight;
    private final RunPlan plan;
    private final Jobs jobs;
    private @Nullable Object result;
    private boolean resultSet;

    RunContext(Flight flight, RunPlan plan, Jobs jobs) {
        this.flight = flight;
        this.plan = plan;
        this.jobs = jobs;
    }

    /** Calls the task; what it set as result comes before what it returned. */
    @Override
    public @Nullable Object call() throws Exception {
        Invocation invocation = flight.job().invocation();
        Object returned = invocation.call(this);
        return resultSet ? result : returned;
    }

    @Override
    public Job job() {
        return flight.snapshot();
    }

    @Override
    public Instant fireTime() {
        return Micros.instant(plan.fireTime());
    }

    @Override
    public int attempt() {
        return plan.attempt();
    }

    @Override
    public boolean isRecovery() {
        return plan.onTime() == RunPlan.Grace.RECOVERY;
    }

    @Override
    public void result(@Nullable Object value) {
        result = value;
        resultSet = true;
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }
}
