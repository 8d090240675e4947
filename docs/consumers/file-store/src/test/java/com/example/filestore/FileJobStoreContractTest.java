package com.example.filestore;

import io.apscheduler.spi.JobStore;
import io.apscheduler.testkit.JobStoreContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

// region contract
final class FileJobStoreContractTest extends JobStoreContract {
    @TempDir
    private Path folder;

    @Override
    protected JobStore createStore() {
        return new FileJobStore(folder);
    }

    @Override
    protected Optional<JobStore> createSibling(JobStore first) {
        return Optional.of(new FileJobStore(folder));
    }
}
// endregion
