package io.apscheduler.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/**
 * H2, HSQLDB and Derby look at every row of a scheduler for a question that names several keys: among 200,000 jobs that took
 * Derby twenty seconds for 500 keys.
 */
class KeysByIndexTest {
    @Test
    void lookForRecordsByTheIndexWhereTheDatabaseRunsInTheProcess() throws SQLException {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:keys;DB_CLOSE_DELAY=-1");
        Probe probe = new Probe(h2);
        JobStore store = JdbcJobStore.on(probe).build();
        store.open(Records.context());
        List<JobRecord> records = Records.jobs(300, 1);
        store.add(records);
        probe.taken();

        assertThat(store.add(records)).hasSameSizeAs(records);

        List<String> questions = probe.taken().stream()
                .filter(text -> text.startsWith("select") && text.contains("job") && text.contains("id "))
                .distinct()
                .toList();
        assertThat(questions).isNotEmpty();
        try (Connection connection = h2.getConnection()) {
            for (String question : questions) {
                assertThat(plan(connection, question)).contains("AND ID = ?");
            }
        }
        store.close();
    }

    private static String plan(Connection connection, String question) throws SQLException {
        try (PreparedStatement explain = connection.prepareStatement("explain " + question)) {
            for (int i = 1; i <= explain.getParameterMetaData().getParameterCount(); i++) {
                explain.setString(i, "1");
            }
            try (ResultSet plan = explain.executeQuery()) {
                plan.next();
                return plan.getString(1);
            }
        }
    }
}
