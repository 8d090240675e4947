package io.apscheduler.engine.dispatch;

import io.apscheduler.engine.run.Flight;
import io.apscheduler.spi.JobExecutor;
import java.util.ArrayList;
import java.util.List;
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
        void refused(Row row, RuntimeException reason);
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
        for (int i = 0; i < departing.size(); i++) {
            Departure next = departing.get(i);
            if (!contains(next.row)) {
                continue; // recalled
            }
            try {
                next.executor.execute(next.flight);
            } catch (RuntimeException e) {
                tower.refused(next.row, e);
                continue;
            }
            tower.departed(next.row);
        }
        departing.clear();
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
