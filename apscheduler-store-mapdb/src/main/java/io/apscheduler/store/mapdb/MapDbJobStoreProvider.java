package io.apscheduler.store.mapdb;

import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreProvider;
import io.apscheduler.spi.Options;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Makes MapDB stores, under the name {@code mapdb}. Options: {@code path}, required, what the names of the files begin with;
 * {@code sync}, {@code always} (default) or {@code none}; {@code journal_mib}, how long the journal may grow, default 64.
 */
public final class MapDbJobStoreProvider implements JobStoreProvider {
    /** Makes the provider, without effects. */
    public MapDbJobStoreProvider() {}

    @Override
    public String name() {
        return "mapdb";
    }

    @Override
    public Set<String> options() {
        return Set.of("path", "sync", "journal_mib");
    }

    @Override
    public JobStore create(Options options) {
        Path path = path(options);
        Sync sync = sync(options);
        int journalMib = options.integer("journal_mib", MapDbOptions.DEFAULT_JOURNAL_MIB, 1, 1 << 20);
        options.check();
        return MapDbJobStore.with(MapDbOptions.of(path, sync, journalMib));
    }

    private static Path path(Options options) {
        String text = options.required("path");
        try {
            Path path = Path.of(text);
            if (!text.isEmpty() && path.getFileName() == null) {
                options.problem("path", "a path that ends in a name, such as data/jobs");
            }
            return path;
        } catch (InvalidPathException e) {
            options.problem("path", "a path of this file system, such as data/jobs");
            return Path.of("");
        }
    }

    private static Sync sync(Options options) {
        String text = options.text("sync").orElse("always").toLowerCase(Locale.ROOT);
        return switch (text) {
            case "always" -> Sync.ALWAYS;
            case "none" -> Sync.NONE;
            default -> {
                options.problem("sync", "always or none");
                yield Sync.ALWAYS;
            }
        };
    }
}
