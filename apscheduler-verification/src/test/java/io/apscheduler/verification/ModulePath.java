package io.apscheduler.verification;

import java.io.File;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** This test run's class path, taken apart. */
final class ModulePath {
    private static final Pattern FOR_TESTS_ONLY =
            Pattern.compile("test-classes|testkit|junit|assertj|byte-buddy|archunit|apiguardian|opentest4j");

    private ModulePath() {}

    /** What a program that uses the scheduler puts on its module path. */
    static List<Path> entries() {
        return classPath()
                .filter(entry -> !FOR_TESTS_ONLY.matcher(entry).find())
                .map(Path::of)
                .toList();
    }

    /** The project's own modules. */
    static List<ModuleReference> ownModules() {
        Path[] entries = entries().stream()
                .filter(entry -> entry.toString().contains("apscheduler-"))
                .toArray(Path[]::new);
        return ModuleFinder.of(entries).findAll().stream()
                .filter(module -> module.descriptor().name().startsWith("io.apscheduler."))
                .toList();
    }

    /** Where this module's own test classes are. */
    static Path testClasses() {
        return classPath()
                .filter(entry -> entry.endsWith("test-classes"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }
}
