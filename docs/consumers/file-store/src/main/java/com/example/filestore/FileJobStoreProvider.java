package com.example.filestore;

import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreProvider;
import io.apscheduler.spi.Options;
import java.nio.file.Path;
import java.util.Set;

// region provider
/** Makes stores by the name {@code file}; their one option, {@code folder}, says where the file is. */
public final class FileJobStoreProvider implements JobStoreProvider {
    @Override
    public String name() {
        return "file";
    }

    @Override
    public Set<String> options() {
        return Set.of("folder");
    }

    @Override
    public JobStore create(Options options) {
        String folder = options.required("folder");
        options.check();
        return new FileJobStore(Path.of(folder));
    }
}
// endregion
