package io.apscheduler.store.jdbc;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.store.jdbc.PostgresArguments.NewRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds records, many by one statement. Thread-safe. */
final class PostgresAdding {
    private static final int MOST_RECORDS = 1_000;

    /** From so many on it is tried first whether all are new: to look for each whether it is there costs the server a fifth. */
    private static final int MANY = 100;

    /** An id is taken; or the server does not copy, as into a table with row-level security. */
    private static final Set<String> NOT_ALL_AT_ONCE = Set.of("23505", "0A000");

    private static final long MOST_CHARACTERS = 4L << 20;

    private final PostgresLink link;
    private final PostgresArguments arguments;
    private final int scheduler;
    private final NamedSql insert;
    private final NamedSql insertFree;
    private final @Nullable PostgresCopy copy;

    PostgresAdding(Database database, PostgresLink link, int scheduler) {
        this.link = link;
        this.arguments = new PostgresArguments(database.rows().texts());
        this.scheduler = scheduler;
        String all = """
                insert into ${job} (scheduler, id, definition, name, executor, priority, origin, next_fire, due, runs, paused,
                    quarantine, state, revision, fence, held, ready)
                select :scheduler, id, definition, name, executor, priority, origin, next_fire, due, runs, paused,
                    quarantine, state, 0, fence, 0, case when due = %d then null else due end
                from unnest(:ids::text[], :definitions::text[], :names::text[], :executors::text[], :priorities::bigint[],
                        :origins::text[], :nextFires::bigint[], :dues::bigint[], :runs::bigint[], :paused::bigint[],
                        :quarantines::text[], :states::text[], :fences::bigint[])
                    as r (id, definition, name, executor, priority, origin, next_fire, due, runs, paused,
                        quarantine, state, fence)""".formatted(NEVER);
        this.insert = NamedSql.of(database.sql(all));
        this.insertFree = NamedSql.of(database.sql(all + " on conflict (scheduler, id) do nothing returning id"));
        this.copy = database.unpooled() == null ? null : new PostgresCopy(database, scheduler);
    }

    /** Adds what is free; returns what was there. In the order of ids, so that two who add the same do not wait for each other. */
    List<JobRecord> add(List<JobRecord> records, Reading reading) {
        List<JobRecord> there = new ArrayList<>();
        List<NewRow> rows = arguments.rows(records);
        rows.sort(Comparator.comparing(NewRow::id));
        for (int from = 0; from < rows.size(); ) {
            int to = endOfBatch(rows, from);
            add(rows.subList(from, to), there, reading);
            from = to;
        }
        return there;
    }

    private static int endOfBatch(List<NewRow> rows, int from) {
        int to = from;
        long characters = 0;
        while (to < rows.size() && to - from < MOST_RECORDS && characters < MOST_CHARACTERS) {
            characters += rows.get(to).values().definition().length();
            to++;
        }
        return to;
    }

    /** What is neither added nor found has been removed in between, and is added by the next turn. */
    private void add(List<NewRow> batch, List<JobRecord> there, Reading reading) {
        if (batch.size() >= MANY && isAdded(batch)) {
            return;
        }
        List<NewRow> missing = batch;
        while (!missing.isEmpty()) {
            Object[] values = insertFree.values(named(missing));
            List<String> added =
                    link.run("add jobs", sql -> sql.query(row -> row.getString(1), insertFree.text(), values));
            if (added.size() == missing.size()) {
                return;
            }
            Set<String> done = new HashSet<>(added);
            List<String> taken = missing.stream()
                    .map(NewRow::id)
                    .filter(id -> !done.contains(id))
                    .toList();
            List<JobRecord> found = link.run("add jobs", sql -> reading.all(sql, taken));
            found.forEach(record -> done.add(record.id()));
            there.addAll(found);
            missing = missing.stream().filter(row -> !done.contains(row.id())).toList();
        }
    }

    /** Adds all, or none if that cannot be done at once. */
    private boolean isAdded(List<NewRow> batch) {
        try {
            return copy == null ? isInserted(batch) : isCopied(copy, batch);
        } catch (JobStoreException e) {
            if (e.getCause() instanceof SQLException cause
                    && NOT_ALL_AT_ONCE.contains(String.valueOf(cause.getSQLState()))) {
                return false;
            }
            throw e;
        }
    }

    private boolean isInserted(List<NewRow> batch) {
        Object[] values = insert.values(named(batch));
        link.run("add jobs", sql -> sql.update(insert.text(), values));
        return true;
    }

    private boolean isCopied(PostgresCopy copy, List<NewRow> batch) {
        byte[] rows = copy.rows(batch);
        return link.run("add jobs", sql -> {
            try {
                copy.send(sql.connection(), rows);
                return true;
            } catch (ReflectiveOperationException e) {
                Failures.unimportant("The driver does not copy rows: they are inserted.", e);
                return false;
            }
        });
    }

    private Map<String, Object> named(List<NewRow> batch) {
        Map<String, Object> named = arguments.values(batch);
        named.put("scheduler", scheduler);
        return named;
    }
}
