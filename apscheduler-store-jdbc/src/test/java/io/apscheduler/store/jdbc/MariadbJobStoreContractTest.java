package io.apscheduler.store.jdbc;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "mariadb.directory", matches = ".+", disabledReason = "needs the profile mariadb")
final class MariadbJobStoreContractTest extends DatabaseContract {
    MariadbJobStoreContractTest() {
        super(MariadbServer.url());
    }

    @Override
    protected boolean hasOwnClock() {
        return true;
    }
}
