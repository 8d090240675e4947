package io.apscheduler.benchmarks.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The raw results of one table: a file with a JSON object in each line, beside those of the other tables. */
final class RawResults {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    RawResults(Path directory, String table) {
        this.file = directory.resolve(table + ".jsonl");
    }

    /** Forgets what was measured before. */
    void clear() throws IOException {
        Files.deleteIfExists(file);
    }

    void add(List<Figure> figures) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Figure figure : figures) {
            lines.add(JSON.writeValueAsString(figure));
        }
        Files.createDirectories(file.getParent());
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    List<Figure> read() throws IOException {
        List<Figure> figures = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                figures.add(JSON.readValue(line, Figure.class));
            }
        }
        return figures;
    }
}
