package io.apscheduler.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.engine.definition.Definitions;
import io.apscheduler.engine.definition.ReadyJob;
import io.apscheduler.engine.plan.RunPlan;
import io.apscheduler.engine.run.RunEnd.Outcome;
import io.apscheduler.engine.task.NamedTasks;
import io.apscheduler.engine.task.TaskBinder;
import io.apscheduler.engine.task.TaskPolicy;
import io.apscheduler.engine.time.StoreClock;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Jobs;
import io.apscheduler.job.StoreTransaction;
import io.apscheduler.job.Task;
import io.apscheduler.trigger.Triggers;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FlightTest {
    private final AtomicBoolean leaseHeld = new AtomicBoolean(true);
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Outcome> outcomes = new ArrayList<>();

    private Flight flight(Task task) {
        Definitions definitions = new Definitions(
                new TaskBinder(type -> type, TaskPolicy.DEFAULT, new NamedTasks()),
                ZoneOffset.UTC,
                Duration.ofSeconds(1),
                Coalesce.NONE);
        JobSpec spec = JobSpec.of(task, Triggers.every(Duration.ofSeconds(1))).id("job");
        ReadyJob job = definitions.ready(definitions.define(spec, 0, null), "job", JobSpec.DEFAULT);
        FlightReports reports = new FlightReports() {
            @Override
            public void started(Flight flight, int index) {}

            @Override
            public void ended(RunEnd end) {
                outcomes.add(end.outcome());
            }

            @Override
            public Recording complete(Flight flight, int index, StoreTransaction transaction) {
                throw new IllegalStateException();
            }

            @Override
            public boolean isRecorded(Recording recording) {
                return false;
            }
        };
        Flight.Sender sender = new Flight.Sender() {
            @Override
            public Job snapshot() {
                throw new IllegalStateException();
            }

            @Override
            public void left(long waitedNanos) {}
        };
        Jobs none =
                (Jobs) Proxy.newProxyInstance(Jobs.class.getClassLoader(), new Class<?>[] {Jobs.class}, (a, b, c) -> a);
        List<RunPlan> runs = List.of(
                new RunPlan(1_000_000, 1_000_000, 1, RunPlan.Grace.LIMITED),
                new RunPlan(2_000_000, 2_000_000, 1, RunPlan.Grace.LIMITED));
        StoreClock clock = new StoreClock(() -> 0, 2_000_000);
        return new Flight(job, runs, sender, new Flight.Surroundings(clock, () -> 0, leaseHeld::get, reports, none));
    }

    @Test
    void thatWaitedUntilItsLeaseLapsedDoesNotBegin() {
        Flight flight = flight(Task.of(calls::incrementAndGet));
        leaseHeld.set(false);
        flight.run();

        assertThat(calls).hasValue(0);
        assertThat(outcomes).containsExactly(Outcome.GIVEN_BACK);
    }

    @Test
    void tellsItsTaskWhileTheLeaseDoesNotHold() {
        List<Boolean> told = new ArrayList<>();
        flight(Task.of(() -> {
                    told.add(JobContext.current().leaseLost());
                    leaseHeld.set(false);
                    told.add(JobContext.current().leaseLost());
                    leaseHeld.set(true);
                    told.add(JobContext.current().leaseLost());
                }))
                .run();

        assertThat(told).startsWith(false, true, false);
    }

    @Test
    void staysLostWhenTheNodeGoesOnUnderANewLease() {
        List<Boolean> told = new ArrayList<>();
        Flight[] flight = new Flight[1];
        flight[0] = flight(Task.of(() -> {
            flight[0].lose();
            told.add(JobContext.current().leaseLost());
        }));
        flight[0].run();

        assertThat(told).containsExactly(true);
        assertThat(outcomes).containsExactly(Outcome.SUCCEEDED, Outcome.GIVEN_BACK);
    }

    @Test
    void whoseLeaseLapsesBetweenTwoRunsGivesTheSecondBack() {
        flight(Task.of(() -> {
                    calls.incrementAndGet();
                    leaseHeld.set(false);
                }))
                .run();

        assertThat(calls).hasValue(1);
        assertThat(outcomes).containsExactly(Outcome.SUCCEEDED, Outcome.GIVEN_BACK);
    }
}
