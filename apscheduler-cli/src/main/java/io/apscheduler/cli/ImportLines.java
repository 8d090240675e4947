package io.apscheduler.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Exported jobs in a file, to be read more than once, some lines at a time. Standard input is kept in a file meanwhile,
 * which is gone when this is closed. Confined to one thread.
 */
final class ImportLines implements AutoCloseable {
    private static final int BATCH = 500;

    private final String name;
    private final Path file;
    private final boolean kept;

    private ImportLines(String name, Path file, boolean kept) {
        this.name = name;
        this.file = file;
        this.kept = kept;
    }

    /** The lines of a file, or of standard input where {@code -} stands for it. */
    static ImportLines of(String input, InputStream standardInput) throws IOException {
        if (!input.equals("-")) {
            return new ImportLines(input, Path.of(input), true);
        }
        Path copy = Files.createTempFile("apscheduler-import", ".jsonl");
        try {
            Files.copy(standardInput, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            Files.deleteIfExists(copy);
            throw failed;
        }
        return new ImportLines("standard input", copy, false);
    }

    /** What people call it. */
    String name() {
        return name;
    }

    /**
     * Some lines, and where they stand.
     *
     * @param numbers the number of each line, from 1
     */
    record Batch(List<String> lines, List<Long> numbers) {
        /** The lines by their numbers, as in "lines 1 to 500". */
        String range() {
            long first = numbers.get(0);
            long last = numbers.get(numbers.size() - 1);
            return first == last ? "line " + first : "lines " + first + " to " + last;
        }
    }

    /** Takes one batch after the other. */
    @FunctionalInterface
    interface Taker {
        void take(Batch batch) throws IOException;
    }

    /** Hands all lines over, less empty ones. */
    void forEach(Taker taker) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            List<String> lines = new ArrayList<>(BATCH);
            List<Long> numbers = new ArrayList<>(BATCH);
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    lines.add(line);
                    numbers.add(number);
                }
                if (lines.size() == BATCH) {
                    taker.take(new Batch(List.copyOf(lines), List.copyOf(numbers)));
                    lines.clear();
                    numbers.clear();
                }
            }
            if (!lines.isEmpty()) {
                taker.take(new Batch(List.copyOf(lines), List.copyOf(numbers)));
            }
        } catch (NoSuchFileException missing) {
            throw new IOException("Cannot read " + name + ": there is no such file.", missing);
        } catch (CharacterCodingException other) {
            throw new IOException("Cannot read " + name + ": it is not UTF-8.", other);
        }
    }

    @Override
    public void close() throws IOException {
        if (!kept) {
            Files.deleteIfExists(file);
        }
    }
}
