package io.apscheduler.store.jdbc;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The questions to an open store, the same for all databases. Thread-safe. */
final class Reading {
    /** As many keys are asked for at once; fewer are filled up, so that there are few different statements. */
    private static final int[] KEYS_AT_ONCE = {1, 10, 100, 500};

    private final Database database;
    private final int scheduler;
    private final String select;
    private final String limit;
    private final int keysAtOnce;

    Reading(Database database, int scheduler) {
        this.database = database;
        this.scheduler = scheduler;
        this.select = database.sql("select " + Rows.COLUMNS + " from ${job} where scheduler = ? and ");
        this.limit = database.dialect().limit();
        this.keysAtOnce = database.dialect().keysAtOnce();
    }

    Optional<JobRecord> find(String id) {
        return database.single("find a job", sql -> one(sql, id));
    }

    Optional<JobRecord> one(Sql sql, String id) throws SQLException {
        return sql.query(1, rows()::read, select + "id = ?", scheduler, stored(id)).stream()
                .findFirst();
    }

    /** The records there are of these ids. */
    List<JobRecord> all(Sql sql, Collection<String> ids) throws SQLException {
        return all(sql, ids, "");
    }

    /** The records there are of these ids, safe from changes by others until the transaction ends. */
    List<JobRecord> allLocked(Sql sql, Collection<String> ids) throws SQLException {
        return all(sql, ids, database.dialect().rowLock());
    }

    private List<JobRecord> all(Sql sql, Collection<String> ids, String end) throws SQLException {
        List<String> wanted = List.copyOf(ids);
        List<JobRecord> found = new ArrayList<>();
        for (int from = 0; from < wanted.size(); ) {
            int left = wanted.size() - from;
            int size = Math.min(atOnce(left), keysAtOnce);
            String which = size == 1 ? "id = ?" : "id in (?" + ", ?".repeat(size - 1) + ")";
            Object[] values = new Object[size + 1];
            values[0] = scheduler;
            for (int i = 0; i < size; i++) {
                values[i + 1] = stored(wanted.get(from + Math.min(i, left - 1)));
            }
            found.addAll(sql.query(rows()::read, select + which + end, values));
            from += size;
        }
        return found;
    }

    private static int atOnce(int count) {
        for (int size : KEYS_AT_ONCE) {
            if (count <= size) {
                return size;
            }
        }
        return KEYS_AT_ONCE[KEYS_AT_ONCE.length - 1];
    }

    List<JobRecord> list(JobQuery query) {
        StringBuilder statement = new StringBuilder(select);
        List<Object> values = new ArrayList<>(List.of(scheduler));
        JobQuery.Position after = query.after();
        if (after == null) {
            statement.append("1 = 1");
        } else {
            statement.append("next_fire >= ? and (next_fire > ? or id > ?)");
            values.addAll(List.of(after.nextFire(), after.nextFire(), stored(after.id())));
        }
        String origin = query.origin();
        if (origin != null) {
            statement.append(" and origin = ?");
            values.add(stored(origin));
        }
        statement.append(" order by next_fire, id").append(limit);
        values.add(query.limit());
        Database.Work<List<JobRecord>> work =
                sql -> sql.query(query.limit(), rows()::read, statement.toString(), values.toArray());
        Optional<String> settings = database.dialect().listing();
        if (settings.isEmpty()) {
            return database.single("list jobs", work);
        }
        return database.transact("list jobs", sql -> {
            sql.any(settings.get());
            return work.on(sql);
        });
    }

    List<JobRecord> owned(String node) {
        return database.single(
                "tell what a node owns",
                sql -> sql.query(rows()::read, select + "held = 1 and owner = ?", scheduler, stored(node)));
    }

    boolean isUnfinished() {
        String due = database.sql("select id from ${job} where scheduler = ? and ready is not null" + limit);
        String held = database.sql("select j.id from ${job} j join ${node} n on n.scheduler = j.scheduler and"
                + " n.id = j.owner where j.scheduler = ? and j.held = 1"
                + " and (j.due < ? or n.lease_until > ?)" + limit);
        return database.single(
                "tell whether jobs are left",
                sql -> sql.any(due, scheduler, 1) || sql.any(held, scheduler, NEVER, database.now(sql), 1));
    }

    /** Steps from alias to alias, so that the cost does not depend on the number of jobs. */
    Set<String> unserved(Set<String> served, long dueBefore) {
        String first = database.sql("select min(executor) from ${job} where scheduler = ? and ready is not null");
        return database.single("tell which executors nobody serves", sql -> {
            Set<String> found = new HashSet<>();
            String alias = alias(sql, first, scheduler);
            while (alias != null) {
                String name = rows().texts().read(alias);
                if (!served.contains(name) && waits(sql, alias, dueBefore)) {
                    found.add(name);
                }
                alias = alias(sql, first + " and executor > ?", scheduler, alias);
            }
            return found;
        });
    }

    private static @Nullable String alias(Sql sql, String statement, Object... values) throws SQLException {
        return sql.query(1, row -> Optional.ofNullable(row.getString(1)), statement, values)
                .get(0)
                .orElse(null);
    }

    private boolean waits(Sql sql, String executor, long dueBefore) throws SQLException {
        String waiting = database.sql("select id from ${job} where scheduler = ? and executor = ?"
                + " and priority in (1, 2, 3, 4, 5, 6, 7, 8, 9) and ready is not null and ready < ?" + limit);
        String held = database.sql("select j.id from ${job} j join ${node} n on n.scheduler = j.scheduler and"
                + " n.id = j.owner where j.scheduler = ? and j.held = 1 and j.executor = ? and n.lease_until > ?"
                + limit);
        return sql.any(waiting, scheduler, executor, dueBefore, 1)
                && !sql.any(held, scheduler, executor, database.now(sql), 1);
    }

    private Rows rows() {
        return database.rows();
    }

    private String stored(String key) {
        return rows().texts().stored(key);
    }
}
