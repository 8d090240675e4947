package io.apscheduler.benchmarks.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page with places for tables: {@code <!-- table: NAME -->} to {@code <!-- /table -->}. */
final class Page {
    private static final String END = "<!-- /table -->";

    private final Path file;

    Page(Path file) {
        this.file = file;
    }

    /**
     * Puts lines into a place, instead of what was there.
     *
     * @throws IllegalStateException if the page has no such place
     */
    void put(String name, List<String> content) throws IOException {
        String begin = "<!-- table: " + name + " -->";
        List<String> lines = Files.readAllLines(file);
        int first = lines.indexOf(begin);
        int last = first < 0 ? -1 : first + lines.subList(first, lines.size()).indexOf(END);
        if (first < 0 || last < first) {
            throw new IllegalStateException(
                    file + " has no place for the table: add a line " + begin + " and a line " + END + ".");
        }
        List<String> changed = new ArrayList<>(lines.subList(0, first + 1));
        changed.addAll(content);
        changed.addAll(lines.subList(last, lines.size()));
        Files.write(file, changed);
    }
}
