package io.apscheduler.store.jdbc;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;

/** Sends an exchange as one statement. Thread-safe. */
final class PostgresExchange {
    private static final int BEFORE_THE_RECORD = 4;
    private static final int LEASE_LAPSED = -1;
    private static final int CLAIM = 1;
    private static final int REFUSED = 2;
    private static final int NOTICE = 3;

    private final Rows rows;
    private final PostgresArguments arguments;
    private final int scheduler;
    private final NamedSql statement;

    PostgresExchange(Database database, int scheduler) {
        this.rows = database.rows();
        this.arguments = new PostgresArguments(rows.texts());
        this.scheduler = scheduler;
        this.statement = NamedSql.of(database.sql(NamedSql.resource("postgresql/exchange.sql")));
    }

    Answer ask(Sql sql, ExchangeRequest request) throws SQLException {
        Answer answer = new Answer();
        sql.query(row -> read(row, answer), statement.text(), statement.values(arguments.exchange(scheduler, request)));
        answer.claims().sort(Comparator.comparing(Claim::record, Times.BY_PRIORITY_THEN_DUE));
        return answer;
    }

    private boolean read(ResultSet row, Answer answer) throws SQLException {
        switch (row.getInt(1)) {
            case CLAIM -> answer.claims().add(new Claim(rows.read(row, BEFORE_THE_RECORD), deadOwnerLease(row)));
            case REFUSED -> answer.refused().add(row.getString(4));
            case NOTICE -> answer.notices().add(row.getString(4));
            default -> {
                answer.leaseHeld(row.getInt(1) != LEASE_LAPSED);
                answer.now(row.getLong(2));
                long nextDue = row.getLong(3);
                answer.nextDue(row.wasNull() ? NEVER : nextDue);
                answer.othersLapsed(row.getString(4) != null);
            }
        }
        return true;
    }

    private static long deadOwnerLease(ResultSet row) throws SQLException {
        if (row.getString(4) == null) {
            return NEVER;
        }
        long lease = row.getLong(2);
        return row.wasNull() ? Long.MIN_VALUE : lease;
    }
}
