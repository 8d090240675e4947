package io.apscheduler.cli;

import io.apscheduler.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A store {@code main}, in a database that this process has in memory unless told otherwise, and the file that names it. */
final class SharedStore {
    private final Path file;

    private SharedStore(Path file) {
        this.file = file;
    }

    /** A new database, with a file in the folder; more lines may say more. */
    static SharedStore in(Path folder, String... more) {
        return of(
                folder,
                Stream.concat(
                                Stream.of(
                                        "apscheduler.timezone = UTC",
                                        "apscheduler.jobstore.main.class = jdbc",
                                        "apscheduler.jobstore.main.url = jdbc:h2:mem:" + UUID.randomUUID()
                                                + ";DB_CLOSE_DELAY=-1"),
                                Stream.of(more))
                        .toList());
    }

    /** Whatever stores the lines name, with a file in the folder. */
    static SharedStore of(Path folder, List<String> lines) {
        try {
            return new SharedStore(Files.write(folder.resolve("shared.properties"), lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's path. */
    String file() {
        return file.toString();
    }

    /** A scheduler that runs the jobs. */
    Scheduler running() {
        Scheduler scheduler = Scheduler.builder().properties(file).build();
        scheduler.start();
        return scheduler;
    }

    /** A scheduler that runs nothing, to put jobs into the store. */
    Scheduler idle() {
        Scheduler scheduler = Scheduler.builder().properties(file).build();
        scheduler.pause();
        scheduler.start();
        return scheduler;
    }

    /** Calls a command, the file and more operands behind its options. */
    Called call(String command, String... words) {
        return Called.on(InstantSource.system(), command, words);
    }
}
