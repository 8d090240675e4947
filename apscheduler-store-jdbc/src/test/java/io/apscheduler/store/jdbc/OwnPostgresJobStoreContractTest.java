package io.apscheduler.store.jdbc;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract, held against a PostgreSQL server of one's own: its URL, with user and password, is in the variable. */
@EnabledIfEnvironmentVariable(named = "APSCHEDULER_TEST_PG_URL", matches = "jdbc:.+")
final class OwnPostgresJobStoreContractTest extends DatabaseContract {
    OwnPostgresJobStoreContractTest() {
        super(System.getenv("APSCHEDULER_TEST_PG_URL"));
    }

    @Override
    protected boolean hasOwnClock() {
        return true;
    }
}
