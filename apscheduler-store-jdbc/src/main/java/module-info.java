import io.apscheduler.spi.JobStoreProvider;
import io.apscheduler.store.jdbc.JdbcJobStoreProvider;

/** A job store that keeps jobs in a relational database. */
module io.apscheduler.store.jdbc {
    requires transitive io.apscheduler.api;
    requires transitive java.sql;
    requires com.zaxxer.hikari;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.apscheduler.store.jdbc;

    uses java.sql.Driver;

    provides JobStoreProvider with
            JdbcJobStoreProvider;
}
