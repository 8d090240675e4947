package io.apscheduler.chaos.broken;

import io.apscheduler.chaos.node.Wrapping;
import io.apscheduler.chaos.server.StoreName;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.Standing;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Claims in PostgreSQL by two statements: looks which jobs are due and free, then writes its name into them without asking whether
 * they still are, as Quartz does unless it is told to lock. Between the two another node may have claimed the job, and even have run it
 * and given it back.
 */
public final class CheckThenWrite implements Wrapping {
    @Override
    public JobStore store(StoreName name, String uri) {
        return new Store(name.store(uri), uri);
    }

    private static final class Store extends Passing {
        private static final String FREE = "select id, fence from apscheduler_job"
                + " where ready <= (extract(epoch from clock_timestamp()) * 1000000)::bigint + ? limit ?";
        private static final String TAKE =
                "update apscheduler_job set owner = ?, held = 1, ready = null, fence = fence + 1 where id = ?";
        private final String uri;

        Store(JobStore store, String uri) {
            super(store);
            this.uri = uri;
        }

        @Override
        public ExchangeReply exchange(ExchangeRequest request) {
            int capacity =
                    request.capacity().values().stream().mapToInt(each -> each).sum();
            ExchangeReply reply = super.exchange(new ExchangeRequest(
                    request.node(),
                    request.leaseMicros(),
                    request.completions(),
                    Map.of(),
                    request.declined(),
                    request.lookAheadMicros()));
            if (!reply.leaseHeld() || capacity == 0) {
                return reply;
            }
            try (Connection connection = DriverManager.getConnection(uri)) {
                List<Claim> claims = claim(connection, request, capacity);
                return new ExchangeReply(
                        true, claims, reply.refused(), reply.changes(), nextDue(connection), reply.now());
            } catch (SQLException | InterruptedException e) {
                throw new JobStoreException("The broken store has failed.", e);
            }
        }

        private List<Claim> claim(Connection connection, ExchangeRequest request, int capacity)
                throws SQLException, InterruptedException {
            List<String> free = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(FREE)) {
                select.setLong(1, request.lookAheadMicros());
                select.setInt(2, capacity);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        free.add(row.getString(1));
                    }
                }
            }
            Thread.sleep(20);
            try (PreparedStatement update = connection.prepareStatement(TAKE)) {
                for (String id : free) {
                    update.setString(1, request.node());
                    update.setString(2, id);
                    update.addBatch();
                }
                update.executeBatch();
            }
            Map<String, JobRecord> owned = new HashMap<>();
            owned(request.node()).forEach(record -> owned.put(record.id(), record));
            return free.stream()
                    .filter(owned::containsKey)
                    .map(id -> new Claim(owned.get(id), Standing.NEVER))
                    .toList();
        }

        private static long nextDue(Connection connection) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(
                            "select min(ready) from apscheduler_job where ready is not null");
                    ResultSet row = select.executeQuery()) {
                row.next();
                long next = row.getLong(1);
                return row.wasNull() ? Standing.NEVER : next;
            }
        }
    }
}
