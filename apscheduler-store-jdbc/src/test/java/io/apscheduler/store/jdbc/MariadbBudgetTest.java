package io.apscheduler.store.jdbc;

import static io.apscheduler.store.jdbc.Records.completions;
import static io.apscheduler.store.jdbc.Records.jobs;
import static io.apscheduler.store.jdbc.Records.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.ExchangeReply;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.mariadb.jdbc.MariaDbDataSource;

/** What MariaDB has to do for an exchange: counted, not timed. */
@EnabledIfSystemProperty(named = "mariadb.directory", matches = ".+", disabledReason = "needs the profile mariadb")
final class MariadbBudgetTest {
    private static final long LATER = 32_503_680_000_000_000L;

    @Test
    void anExchangeTakesSixRoundTripsAndOneCommit() throws SQLException {
        Probe probe = new Probe(new MariaDbDataSource(MariadbServer.url()));
        JdbcJobStore store = JdbcJobStore.on(probe).table("budget").build();
        store.open(Records.context());
        store.add(jobs(500, 0));
        ExchangeReply first = store.exchange(request("n1", 250, List.of()));
        probe.taken();

        ExchangeReply second = store.exchange(request("n1", 250, completions(first.claims(), LATER, false)));

        assertThat(second.refused()).isEmpty();
        assertThat(second.claims()).hasSize(250);
        assertThat(probe.taken()).hasSize(6).endsWith("commit").containsOnlyOnce("commit");
        store.close();
    }
}
