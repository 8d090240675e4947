package io.apscheduler.chaos.server;

import io.apscheduler.spi.JobStore;
import io.apscheduler.store.jdbc.JdbcJobStore;
import io.apscheduler.store.mongo.MongoJobStore;
import io.apscheduler.store.redis.RedisJobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The stores that can be tried. */
public enum StoreName {
    /** PostgreSQL. */
    POSTGRESQL,
    /** MariaDB. */
    MARIADB,
    /** Redis. */
    REDIS,
    /** MongoDB, or what stands in for it. */
    MONGO;

    /**
     * Starts a server.
     *
     * @param folder where it keeps its files
     * @param module the folder of this module, with what was unpacked in it
     */
    public Server start(Path folder, Path module) throws IOException {
        return switch (this) {
            case POSTGRESQL -> PostgresServer.in(folder);
            case MARIADB -> MariadbServer.in(folder, module.resolve("target/mariadb"));
            case REDIS -> RedisServer.in(folder);
            case MONGO -> {
                String real = System.getenv("APSCHEDULER_TEST_MONGO_URI");
                yield real == null ? MongoServer.begin() : RealMongo.at(real);
            }
        };
    }

    /** A store on a server, not yet open, as it is by default. */
    public JobStore store(String uri) {
        return switch (this) {
            case POSTGRESQL, MARIADB -> JdbcJobStore.at(uri).build();
            case REDIS -> RedisJobStore.at(uri).build();
            case MONGO -> MongoJobStore.at(uri).build();
        };
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
