package io.apscheduler.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the documentation is. */
final class Repository {
    static final Path ROOT = root();
    static final Path SOURCES = ROOT.resolve("docs/examples/src/main/java/io/apscheduler/examples");

    private Repository() {}

    /** The pages of the documentation. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            List<Path> pages = docs.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("target"))
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")), pages.stream())
                    .toList();
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/examples/pom.xml"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
