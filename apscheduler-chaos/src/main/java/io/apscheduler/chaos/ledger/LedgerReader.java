package io.apscheduler.chaos.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a ledger while it is written. Confined to one thread. */
public final class LedgerReader {
    private final Path file;
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private long position;

    /** Of that file, which need not be there yet. */
    public LedgerReader(Path file) {
        this.file = file;
    }

    /** What was written since the last call. A line without an end is left for the next. */
    public List<Entry> more() throws IOException {
        List<Entry> entries = new ArrayList<>();
        if (!Files.exists(file)) {
            return entries;
        }
        for (byte each : unread()) {
            if (each == '\n') {
                Entry.parse(rest.toString(UTF_8)).ifPresent(entries::add);
                rest.reset();
            } else {
                rest.write(each);
            }
        }
        return entries;
    }

    private byte[] unread() throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) (open.length() - position)];
            open.seek(position);
            open.readFully(bytes);
            position += bytes.length;
            return bytes;
        }
    }
}
