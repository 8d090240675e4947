package io.apscheduler.chaos.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The file in which a process writes down what it does, one write for each entry: what is written is there even if the
 * process is killed at that moment. Thread-safe.
 */
public final class Ledger implements AutoCloseable {
    private final FileChannel file;

    private Ledger(FileChannel file) {
        this.file = file;
    }

    /** Opens the file, or makes it. */
    public static Ledger in(Path file) throws IOException {
        return new Ledger(FileChannel.open(file, CREATE, APPEND));
    }

    /** Writes an entry. */
    public void write(Entry entry) {
        ByteBuffer line = ByteBuffer.wrap(entry.line().getBytes(UTF_8));
        try {
            if (file.write(line) != line.limit()) {
                throw new IOException("The disk is full.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
