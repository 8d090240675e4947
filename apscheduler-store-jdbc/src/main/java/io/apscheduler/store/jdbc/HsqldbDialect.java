package io.apscheduler.store.jdbc;

import java.util.Optional;

/** HSQLDB, in the process or as a server. */
final class HsqldbDialect extends Dialect {
    HsqldbDialect() {
        super("hsqldb");
    }

    @Override
    Optional<String> durability(String url) {
        return url.startsWith("jdbc:hsqldb:mem:") || url.contains("write_delay")
                ? Optional.empty()
                : Optional.of("set files write delay false");
    }

    @Override
    int keysAtOnce() {
        return 1;
    }

    @Override
    Optional<String> clock(String url) {
        return url.startsWith("jdbc:hsqldb:hsql") || url.startsWith("jdbc:hsqldb:http")
                ? Optional.of("values (unix_millis() * 1000)")
                : Optional.empty();
    }
}
