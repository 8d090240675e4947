package io.apscheduler.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the text of a file, or of standard input where {@code -} stands for it. */
final class InputFile {
    private InputFile() {}

    /**
     * Reads the whole text, as UTF-8; bytes that are none become replacement characters.
     *
     * @throws UncheckedIOException saying why the file cannot be read
     */
    static String text(String name, InputStream standardInput) {
        try {
            byte[] bytes = name.equals("-") ? standardInput.readAllBytes() : Files.readAllBytes(Path.of(name));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + name + ": " + reason(unreadable) + ".", unreadable);
        }
    }

    private static String reason(IOException unreadable) {
        if (unreadable instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (unreadable instanceof AccessDeniedException) {
            return "permission denied";
        }
        return String.valueOf(unreadable.getMessage());
    }
}
