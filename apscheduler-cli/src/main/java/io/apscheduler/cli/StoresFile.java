package io.apscheduler.cli;

import io.apscheduler.Scheduler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The properties file whose stores a command looks at or changes. Confined to one thread. */
final class StoresFile {
    @Option(names = "--class-path", paramLabel = "CP", description = "Where your own classes are, as for run.")
    private @Nullable String classPath;

    @Parameters(paramLabel = "FILE", description = "A properties file.")
    private String file = "";

    /** What the file says, with the user's classes at hand. */
    ListedProperties read() throws IOException {
        LogLevel.problems();
        if (classPath != null) {
            Thread.currentThread().setContextClassLoader(ClassPathArgument.loader(classPath));
        }
        return ListedProperties.of(InputFile.text(file, System.in));
    }

    /** A scheduler with open stores, as they are, that starts no run: it claims nothing, and the nodes that run go on. */
    static Scheduler open(ListedProperties properties, InstantSource clock) {
        return openOrMake(properties.validating(), clock);
    }

    /** The same, but that a store makes what it lacks. */
    static Scheduler openOrMake(ListedProperties properties, InstantSource clock) {
        Scheduler scheduler = Scheduler.builder()
                .properties(properties.scheduler())
                .clock(clock)
                .build();
        scheduler.pause();
        scheduler.start();
        return scheduler;
    }

    /** Whether the user said where the classes of the jobs are. */
    boolean hasClassPath() {
        return classPath != null;
    }

    /** The file as it was named by the user. */
    String given() {
        return file;
    }

    /** Words commands to type about this file, for a store if one was chosen. */
    CommandWords words(@Nullable String store) {
        return new CommandWords(classPath, store, file);
    }

    /** The file's name without folders, by which jobs know where they came from. */
    String name() {
        return Path.of(file).getFileName().toString();
    }
}
