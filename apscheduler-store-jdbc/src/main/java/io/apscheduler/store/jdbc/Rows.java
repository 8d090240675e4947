package io.apscheduler.store.jdbc;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.Standing.StateText;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows of the job table as records, and back. Immutable. */
record Rows(Texts texts) {
    /** The columns of a record, in the order in which they are read. */
    static final String COLUMNS = "id, definition, name, executor, priority, origin, next_fire, due, runs, paused,"
            + " quarantine, state, revision, owner, fence";

    /** The columns of a record in the table or result of that alias. */
    static String columnsOf(String alias) {
        return alias + "." + COLUMNS.replace(", ", ", " + alias + ".");
    }

    JobRecord read(ResultSet row) throws SQLException {
        return read(row, 0);
    }

    /** Reads a record from the columns behind the first so many. */
    JobRecord read(ResultSet row, int before) throws SQLException {
        String owner = row.getString(before + 14);
        return new JobRecord(
                texts.read(row.getString(before + 1)),
                definition(row, before),
                standing(row, before),
                row.getLong(before + 13),
                owner == null ? null : texts.read(owner),
                row.getLong(before + 15));
    }

    private Definition definition(ResultSet row, int before) throws SQLException {
        String origin = row.getString(before + 6);
        return Definition.of(
                orEmpty(row.getString(before + 2)),
                orEmpty(row.getString(before + 3)),
                texts.read(row.getString(before + 4)),
                row.getInt(before + 5),
                origin == null ? null : texts.read(origin));
    }

    private static Standing standing(ResultSet row, int before) throws SQLException {
        String state = row.getString(before + 12);
        return new Standing(
                row.getLong(before + 7),
                row.getLong(before + 8),
                row.getLong(before + 9),
                row.getInt(before + 10) != 0,
                row.getString(before + 11),
                state == null ? null : StateText.of(state));
    }

    /** Some databases keep no empty text and give null for it. */
    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
