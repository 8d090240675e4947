package io.apscheduler.engine.run;

import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.RunPlan;
import io.apscheduler.engine.run.FlightReports.Recording;
import io.apscheduler.engine.task.Invocation;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.Jobs;
import io.apscheduler.job.StoreTransaction;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What a task is told of its run. Confined to the thread of the run. */
final class RunContext implements JobContext, Callable<@Nullable Object> {
    private final Flight flight;
    private final int index;
    private final Flight.Surroundings surroundings;
    private @Nullable Object result;
    private boolean resultSet;
    private @Nullable Recording recording;

    RunContext(Flight flight, int index, Flight.Surroundings surroundings) {
        this.flight = flight;
        this.index = index;
        this.surroundings = surroundings;
    }

    private RunPlan plan() {
        return flight.runs().get(index);
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
        return Micros.instant(plan().fireTime());
    }

    @Override
    public int attempt() {
        return plan().attempt();
    }

    @Override
    public boolean isRecovery() {
        return plan().onTime() == RunPlan.Grace.RECOVERY;
    }

    @Override
    public boolean leaseLost() {
        return flight.isLost();
    }

    @Override
    public boolean isCancelled() {
        return flight.isAskedToEnd(index);
    }

    @Override
    public void result(@Nullable Object value) {
        result = value;
        resultSet = true;
    }

    @Override
    public Jobs jobs() {
        return surroundings.jobs();
    }

    @Override
    public void complete(StoreTransaction transaction) {
        recording = surroundings.reports().complete(flight, index, Objects.requireNonNull(transaction, "transaction"));
    }

    /** Whether the task has completed the run by itself, and committed that. */
    boolean isRecorded() {
        return recording != null && surroundings.reports().isRecorded(recording);
    }
}
