package io.apscheduler.store.jdbc;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * The rows of one scheduler's jobs. Beside what a record shows a row has {@code ready}, the due time as long as the record can
 * be claimed and null otherwise, which claims look at by an index; and {@code held}, whether it has an owner that was not
 * declared dead. Thread-safe.
 */
final class PortableJobs {
    private static final String STANDING = "next_fire = ?, due = ?, runs = ?, paused = ?, quarantine = ?, state = ?";

    private final int scheduler;
    private final Rows rows;
    private final String insert;
    private final String edit;
    private final String settle;
    private final String keep;
    private final String release;
    private final String remove;
    private final String delete;
    private final String claim;
    private final String ready;

    PortableJobs(Database database, int scheduler) {
        this.scheduler = scheduler;
        this.rows = database.rows();
        String which = " where scheduler = ? and id = ? and fence = ?";
        this.insert = database.sql("insert into ${job} (scheduler, " + Rows.COLUMNS + ", held, ready)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, ?, 0, ?)");
        this.edit = database.sql("update ${job} set definition = ?, name = ?, executor = ?, priority = ?, origin = ?, "
                + STANDING + ", revision = revision + 1, fence = fence + 1" + which);
        this.settle = database.sql("update ${job} set ready = case when held = 1 or due = " + NEVER
                + " then null else due end where scheduler = ? and id = ?");
        // Some databases want a column in the "case" to know the type of the value.
        this.keep = database.sql("update ${job} set " + STANDING
                + ", ready = case when held = 1 then ready else ? end, fence = fence + 1" + which);
        this.release = database.sql(
                "update ${job} set " + STANDING + ", ready = ?, owner = null, held = 0, fence = fence + 1" + which);
        this.remove = database.sql("delete from ${job}" + which);
        this.delete = database.sql("delete from ${job} where scheduler = ? and id = ?");
        this.claim = database.sql("update ${job} set owner = ?, held = 1, ready = null, fence = fence + 1" + which
                + " and ready is not null");
        this.ready = database.sql("select " + Rows.COLUMNS + " from ${job} where scheduler = ? and executor = ?"
                + " and priority = ? and ready is not null order by ready"
                + database.dialect().limit());
    }

    /** A new record's columns. */
    Object[] values(JobRecord record) {
        Values values = Values.of(record.definition(), rows.texts());
        Standing standing = record.standing();
        return new Object[] {
            scheduler,
            rows.texts().key("id", record.id()),
            values.definition(),
            values.name(),
            values.executor(),
            record.definition().priority(),
            values.origin(),
            standing.nextFire(),
            standing.due(),
            standing.runs(),
            standing.paused() ? 1 : 0,
            Texts.repaired(standing.quarantine()),
            Values.state(standing),
            record.revision(),
            record.fence(),
            ready(standing)
        };
    }

    void insert(Sql sql, List<Object[]> values) throws SQLException {
        sql.updateEach(insert, values);
    }

    /** Writes a record if its fence still holds. */
    boolean edit(Sql sql, JobRecord record) throws SQLException {
        Values values = Values.of(record.definition(), rows.texts());
        List<Object> all = new ArrayList<>(Arrays.asList(
                values.definition(),
                values.name(),
                values.executor(),
                record.definition().priority(),
                values.origin()));
        addStanding(all, record.standing());
        addKey(all, record.id(), record.fence());
        return sql.update(edit, all.toArray()) == 1
                && sql.update(settle, scheduler, rows.texts().stored(record.id())) == 1;
    }

    /**
     * Applies completions; returns the ids of those whose fence has moved. What is kept stays with its owner: with one that was
     * declared dead it can be claimed.
     */
    List<String> complete(Sql sql, List<Completion> completions) throws SQLException {
        List<Completion> kept = new ArrayList<>();
        List<Completion> released = new ArrayList<>();
        List<Completion> removed = new ArrayList<>();
        for (Completion completion : completions) {
            if (completion instanceof Completion.Advance advance) {
                (advance.keep() ? kept : released).add(advance);
            } else {
                removed.add(completion);
            }
        }
        List<String> refused = new ArrayList<>();
        apply(sql, keep, kept, refused);
        apply(sql, release, released, refused);
        apply(sql, remove, removed, refused);
        return refused;
    }

    /** Applies one completion; returns whether its fence still held. */
    boolean complete(Sql sql, Completion completion) throws SQLException {
        return complete(sql, List.of(completion)).isEmpty();
    }

    private void apply(Sql sql, String statement, List<Completion> completions, List<String> refused)
            throws SQLException {
        List<Object[]> values = new ArrayList<>();
        for (Completion completion : completions) {
            values.add(values(completion));
        }
        int[] counts = sql.updateEach(statement, values);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                refused.add(completions.get(i).id());
            }
        }
    }

    private Object[] values(Completion completion) {
        List<Object> values = new ArrayList<>();
        if (completion instanceof Completion.Advance advance) {
            addStanding(values, advance.standing());
            values.add(ready(advance.standing()));
        }
        addKey(values, completion.id(), completion.fence());
        return values.toArray();
    }

    void delete(Sql sql, List<JobRecord> records) throws SQLException {
        List<Object[]> keys = new ArrayList<>();
        for (JobRecord record : records) {
            keys.add(new Object[] {scheduler, rows.texts().stored(record.id())});
        }
        sql.updateEach(delete, keys);
    }

    /** The records of one executor and priority that can be claimed, earliest first, whether due or not. */
    List<JobRecord> ready(Sql sql, String executor, int priority, int most) throws SQLException {
        return sql.query(most, rows::read, ready, scheduler, rows.texts().stored(executor), priority, most);
    }

    /** Claims records for a node; returns for each whether it did. */
    int[] claim(Sql sql, String node, List<JobRecord> records) throws SQLException {
        List<Object[]> values = new ArrayList<>();
        for (JobRecord record : records) {
            values.add(new Object[] {
                rows.texts().stored(node), scheduler, rows.texts().stored(record.id()), record.fence()
            });
        }
        return sql.updateEach(claim, values);
    }

    private void addStanding(List<Object> values, Standing standing) {
        values.addAll(Arrays.asList(
                standing.nextFire(),
                standing.due(),
                standing.runs(),
                standing.paused() ? 1 : 0,
                Texts.repaired(standing.quarantine()),
                Values.state(standing)));
    }

    private void addKey(List<Object> values, String id, long fence) {
        values.addAll(List.of(scheduler, rows.texts().stored(id), fence));
    }

    private static OptionalLong ready(Standing standing) {
        return standing.due() == NEVER ? OptionalLong.empty() : OptionalLong.of(standing.due());
    }
}
