package io.apscheduler.engine.dispatch;

import io.apscheduler.engine.run.Flight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands rows of runs over to their executors, and takes them back. Confined to the dispatcher's thread. */
final class Departures implements Flights.Tower {
    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

    private final ExecutorPosts executors;
    private final Flight.Surroundings surroundings;
    private final JobEvents events;
    private final Consumer<OwnedJob> putOff;
    private final Flights flights = new Flights(this);

    /**
     * Departures of one store's runs.
     *
     * @param putOff what is done about a job of which an executor has refused a run
     */
    Departures(ExecutorPosts executors, Flight.Surroundings surroundings, JobEvents events, Consumer<OwnedJob> putOff) {
        this.executors = executors;
        this.surroundings = surroundings;
        this.events = events;
        this.putOff = putOff;
    }

    /** Whether nothing is under way. */
    boolean isEmpty() {
        return flights.isEmpty();
    }

    /** Whether the row is under way. */
    boolean contains(Row row) {
        return flights.contains(row);
    }

    /** The jobs whose runs are under way. */
    List<String> executing() {
        List<String> ids = new ArrayList<>();
        flights.forEach(row -> ids.add(row.job().id()));
        return ids;
    }

    /** Hands a row over, soon. */
    void handOver(Row row, long now) {
        Optional<ExecutorPost> post = executors.find(row.job().ready().executor());
        if (post.isEmpty()) {
            giveBack(row);
            return;
        }
        Flight flight = row.depart(post.get().backlog(), surroundings, now);
        flights.add(row, flight, post.get().executor());
    }

    /** Hands over the rows that waited for their start to be recorded. */
    void handOverHeld(OwnedJob job, long now) {
        held(job).forEach(row -> handOver(row, now));
    }

    /** Takes back the rows that wait for their start to be recorded. */
    void giveBackHeld(OwnedJob job) {
        held(job).forEach(Departures::giveBack);
    }

    /** Forgets the rows that wait for their start to be recorded. */
    void dropHeld(OwnedJob job) {
        held(job).forEach(job::remove);
    }

    private static List<Row> held(OwnedJob job) {
        return job.rows().stream().filter(row -> row.flight() == null).toList();
    }

    /** Lets all depart that wait to. */
    void depart() {
        flights.depart();
    }

    @Override
    public void departed(Row row) {
        events.submitted(row);
    }

    @Override
    public void refused(Row row, Throwable reason) {
        OwnedJob job = row.job();
        LOG.debug("Executor \"{}\" refused a run of job \"{}\".", job.ready().executor(), job.id(), reason);
        if (recall(row)) {
            putOff.accept(job);
        }
    }

    /** Takes back whatever of a job has not begun. */
    void recallAll(OwnedJob job) {
        List.copyOf(job.rows()).forEach(this::recall);
    }

    private boolean recall(Row row) {
        Flight flight = row.flight();
        if (flight != null && !flight.recall()) {
            return false;
        }
        if (flight != null) {
            flights.remove(row);
        }
        giveBack(row);
        return true;
    }

    private static void giveBack(Row row) {
        row.job().takeBack(row);
        row.job().remove(row);
    }

    /** The lease has lapsed: tells the runs under way. */
    static void lose(OwnedJob job) {
        for (Row row : job.rows()) {
            Flight flight = row.flight();
            if (flight != null) {
                flight.lose();
            }
        }
    }

    /** Ends a row after it was given up from a run on: what has not begun is taken back, a run in progress interrupted. */
    void end(Row row, int index) {
        Flight flight = row.flight();
        if (!recall(row) && flight != null) {
            flight.interrupt(index);
        }
    }

    /** A row is over. */
    void remove(Row row) {
        flights.remove(row);
    }

    /** Interrupts all runs. */
    void interruptAll() {
        flights.forEach(row -> {
            Flight flight = row.flight();
            if (flight != null) {
                flight.interrupt();
            }
        });
    }
}
