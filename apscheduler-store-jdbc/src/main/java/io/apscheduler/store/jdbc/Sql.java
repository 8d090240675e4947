package io.apscheduler.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Runs statements on one connection. Confined to the transaction that it was made for. */
final class Sql {
    private final Connection connection;
    private final boolean batches;

    /**
     * Statements for a connection.
     *
     * @param batches whether the driver counts the rows of each of many statements sent together
     */
    Sql(Connection connection, boolean batches) {
        this.connection = connection;
        this.batches = batches;
    }

    /** The connection, for what only its driver can do. */
    Connection connection() {
        return connection;
    }

    /** Runs a statement, and returns how many rows it changed. */
    int update(String statement, @Nullable Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            return prepared.executeUpdate();
        }
    }

    /** Runs a statement once for each row of values, and returns how many rows each time changed. */
    int[] updateEach(String statement, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            return batches ? batch(prepared, rows) : oneByOne(prepared, rows);
        }
    }

    private static int[] batch(PreparedStatement prepared, List<@Nullable Object[]> rows) throws SQLException {
        for (Object[] row : rows) {
            bind(prepared, row);
            prepared.addBatch();
        }
        return prepared.executeBatch();
    }

    private static int[] oneByOne(PreparedStatement prepared, List<@Nullable Object[]> rows) throws SQLException {
        int[] counts = new int[rows.size()];
        for (int i = 0; i < counts.length; i++) {
            bind(prepared, rows.get(i));
            counts[i] = prepared.executeUpdate();
        }
        return counts;
    }

    /** Asks for all rows. */
    <T> List<T> query(RowReader<T> reader, String statement, @Nullable Object... values) throws SQLException {
        return query(Integer.MAX_VALUE, reader, statement, values);
    }

    /** Asks for some rows. */
    <T> List<T> query(int most, RowReader<T> reader, String statement, @Nullable Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            if (most != Integer.MAX_VALUE) {
                prepared.setMaxRows(most);
            }
            bind(prepared, values);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = prepared.executeQuery()) {
                while (found.size() < most && rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        }
    }

    /** Whether a question has an answer. */
    boolean any(String statement, @Nullable Object... values) throws SQLException {
        return !query(1, row -> true, statement, values).isEmpty();
    }

    private static void bind(PreparedStatement prepared, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(prepared, i + 1, values[i]);
        }
    }

    private static void bind(PreparedStatement prepared, int place, @Nullable Object value) throws SQLException {
        if (value == null) {
            prepared.setNull(place, Types.VARCHAR);
        } else if (value instanceof Long number) {
            prepared.setLong(place, number);
        } else if (value instanceof Integer number) {
            prepared.setInt(place, number);
        } else if (value instanceof OptionalLong number) {
            if (number.isPresent()) {
                prepared.setLong(place, number.getAsLong());
            } else {
                prepared.setNull(place, Types.BIGINT);
            }
        } else if (value instanceof String text) {
            prepared.setString(place, text);
        } else if (value instanceof String[] texts) {
            prepared.setArray(place, prepared.getConnection().createArrayOf("text", texts));
        } else if (value instanceof Long[] numbers) {
            prepared.setArray(place, prepared.getConnection().createArrayOf("bigint", numbers));
        } else {
            prepared.setObject(place, value);
        }
    }

    /** Makes something of the row at which a result stands. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
