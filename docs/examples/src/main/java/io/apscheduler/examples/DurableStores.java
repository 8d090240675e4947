package io.apscheduler.examples;

import io.apscheduler.Scheduler;
import io.apscheduler.store.jdbc.JdbcJobStore;
import io.apscheduler.store.mapdb.MapDbJobStore;
import io.apscheduler.store.mapdb.Sync;
import java.nio.file.Path;

/** Stores that outlive the program, in code. */
public final class DurableStores {
    private DurableStores() {}

    /** Jobs in files. */
    public static Scheduler inFiles(Path folder) {
        // region files
        Scheduler scheduler = Scheduler.builder()
                .jobStore("default", MapDbJobStore.at(folder.resolve("jobs")))
                .build();
        // endregion
        return scheduler;
    }

    /** Jobs in a database. */
    public static Scheduler inADatabase(String password) {
        // region database
        JdbcJobStore store = JdbcJobStore.at("jdbc:postgresql://db.example.org/app")
                .username("app")
                .password(password)
                .table("jobs")
                .pool("maximumPoolSize", "8")
                .build();
        Scheduler scheduler = Scheduler.builder().jobStore("default", store).build();
        // endregion
        return scheduler;
    }

    /** With all options. */
    public static MapDbJobStore withAllOptions(Path folder) {
        // region options
        MapDbJobStore store =
                MapDbJobStore.at(folder.resolve("jobs")).sync(Sync.NONE).journalLimit(16 << 20);
        // endregion
        return store;
    }
}
