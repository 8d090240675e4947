package io.apscheduler.engine.dispatch;

import io.apscheduler.engine.definition.JobSnapshot;
import io.apscheduler.engine.definition.ReadyJob;
import io.apscheduler.engine.plan.Missed;
import io.apscheduler.engine.plan.RowPlan;
import io.apscheduler.engine.plan.RunPlan;
import io.apscheduler.engine.run.Flight;
import io.apscheduler.event.MissReason;
import io.apscheduler.job.Job;
import io.apscheduler.spi.JobRecord;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of runs that the owner of a job has planned, and how far it has come. Confined to the dispatcher's thread, but for
 * what its flight asks of it, which is fixed before it departs.
 */
final class Row implements Flight.Sender {
    private final OwnedJob job;
    private final RowPlan plan;
    private final @Nullable ReadyJob given;
    private @Nullable Flight flight;
    private @Nullable Departure departure;
    private @Nullable Missed late;
    private int done;

    /** The place among the rows in flight, -1 outside. */
    int flightIndex = -1;

    /**
     * A row of a job's.
     *
     * @param given what is called in place of the job as it stands when the row departs, null for that
     */
    Row(OwnedJob job, RowPlan plan, @Nullable ReadyJob given) {
        this.job = job;
        this.plan = plan;
        this.given = given;
    }

    /** The same runs, as far as they have come, without a flight. */
    Row copy() {
        Row copy = new Row(job, plan, given);
        copy.done = done;
        return copy;
    }

    OwnedJob job() {
        return job;
    }

    RowPlan.Source source() {
        return plan.source();
    }

    /** The runs that have not ended, in order; the first of them may be under way. */
    List<RunPlan> undone() {
        return plan.runs().subList(done, plan.runs().size());
    }

    /** The flight, once it was handed over. */
    @Nullable
    Flight flight() {
        return flight;
    }

    List<RunPlan> runs() {
        return plan.runs();
    }

    /** Makes the flight, to be handed over to the executor whose backlog is given. */
    Flight depart(Backlog backlog, Flight.Surroundings surroundings, long now) {
        departure = new Departure(job.record(), now, backlog);
        flight = new Flight(given == null ? job.ready() : given, runs(), this, surroundings);
        backlog.handedOver();
        return flight;
    }

    @Override
    public Job snapshot() {
        Departure at = departed();
        return new JobSnapshot(job.store(), at.record(), at.time());
    }

    @Override
    public void left(long waitedNanos) {
        departed().backlog().left(waitedNanos);
    }

    /** When the flight was handed over, in microseconds. */
    long departureTime() {
        return departed().time();
    }

    private Departure departed() {
        return Objects.requireNonNull(departure, "departure");
    }

    /** How things stood when the flight was handed over. */
    private record Departure(JobRecord record, long time, Backlog backlog) {}

    boolean isDone(int index) {
        return index < done;
    }

    boolean isOver() {
        return done == plan.runs().size();
    }

    /** The run of that index has ended, or is given up for what is recorded. */
    void done(int index) {
        done = Math.max(done, index + 1);
    }

    /** Notes a run that came too late; consecutive ones make one group. */
    void late(RunPlan run) {
        Missed before = late;
        late = before == null
                ? Missed.one(run.fireTime(), MissReason.MISFIRE)
                : new Missed(before.first(), run.fireTime(), before.count() + 1, MissReason.MISFIRE);
    }

    /** The group of runs that came too late and were not told of, none if null. */
    @Nullable
    Missed takeLate() {
        Missed group = late;
        late = null;
        return group;
    }
}
