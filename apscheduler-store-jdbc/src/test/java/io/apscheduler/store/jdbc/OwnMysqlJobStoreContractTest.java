package io.apscheduler.store.jdbc;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract, held against a MySQL or MariaDB server of one's own: its URL, with user and password, is in the variable. */
@EnabledIfEnvironmentVariable(named = "APSCHEDULER_TEST_MYSQL_URL", matches = "jdbc:.+")
final class OwnMysqlJobStoreContractTest extends DatabaseContract {
    OwnMysqlJobStoreContractTest() {
        super(System.getenv("APSCHEDULER_TEST_MYSQL_URL"));
    }

    @Override
    protected boolean hasOwnClock() {
        return true;
    }
}
