package io.apscheduler.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteJobStoreContractTest extends DatabaseContract {
    @TempDir
    private static Path folder;

    SqliteJobStoreContractTest() {
        super("jdbc:sqlite:" + folder.resolve("jobs.db"));
    }
}
