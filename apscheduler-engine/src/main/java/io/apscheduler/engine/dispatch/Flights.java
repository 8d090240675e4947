package io.apscheduler.engine.dispatch;

import io.apscheduler.engine.run.Flight;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows whose flights are under way, and those that are about to depart. Confined to the dispatcher's thread.
 *
 * <p>Flights depart in groups: an executor whose threads sleep is woken by a whole group once, and not by each of its
 * flights, which would cost more than all the rest of a short run.
 */
final class Flights {
    /** How many wait for one another at most: some ten microseconds. */
    private static final int GROUP = 32;

    private final List<Row> rows = new ArrayList<>();
    private final List<Departure> departing = new ArrayList<>(GROUP);
    private final Tower tower;

    /** Who is told what becomes of departures. */
    interface Tower {
        /** The executor has taken the flight of that row. */
        void departed(Row row);

        /** The executor has not taken it: it refused, or it is defective. */
        void refused(Row row, Throwable reason);
    }

    private record Departure(Row row, Flight flight, JobExecutor executor) {}

    Flights(Tower tower) {
        this.tower = tower;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Whether the row is in flight. */
    boolean contains(@Nullable Row row) {
        return row != null && row.flightIndex >= 0;
    }

    void forEach(Consumer<Row> action) {
        rows.forEach(action);
    }

    /** Lets the flight of a row depart, soon. */
    void add(Row row, Flight flight, JobExecutor executor) {
        row.flightIndex = rows.size();
        rows.add(row);
        departing.add(new Departure(row, flight, executor));
        if (departing.size() >= GROUP) {
            depart();
        }
    }

    /** Lets all depart that wait to. */
    void depart() {
        if (departing.isEmpty()) {
            return;
        }
        List<Departure> group = List.copyOf(departing);
        departing.clear();
        for (int from = 0; from < group.size(); ) {
            JobExecutor executor = group.get(from).executor;
            List<Flight> together = new ArrayList<>(group.size());
            for (; from < group.size() && group.get(from).executor == executor; from++) {
                if (contains(group.get(from).row)) { // else it was recalled
                    together.add(group.get(from).flight);
                }
            }
            depart(executor, together);
        }
    }

    private void depart(JobExecutor executor, List<Flight> together) {
        if (together.isEmpty()) {
            return;
        }
        Map<JobRun, Throwable> refused = new HashMap<>(0);
        try {
            executor.executeAll(together, refused::put);
        } catch (RuntimeException | Error e) { // of a defective executor: what it has not called it never shall
            together.forEach(flight -> refused.putIfAbsent(flight, e));
        }
        for (Flight flight : together) {
            Row row = (Row) flight.sender();
            Throwable reason = refused.get(flight);
            if (reason == null) {
                tower.departed(row);
            } else {
                tower.refused(row, reason);
            }
        }
    }

    /** A flight is over, or was recalled. */
    void remove(Row row) {
        Row last = rows.remove(rows.size() - 1);
        if (last != row) {
            rows.set(row.flightIndex, last);
            last.flightIndex = row.flightIndex;
        }
        row.flightIndex = -1;
    }
}
