package io.apscheduler.store.jdbc;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "mariadb.directory", matches = ".+", disabledReason = "needs the profile mariadb")
final class MariadbTransactionTest extends CallersTransaction {
    MariadbTransactionTest() {
        super(MariadbServer.url());
    }
}
