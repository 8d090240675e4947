package io.apscheduler.engine.task;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.function.Consumer;

/** Cuts what a stream has available into lines, and never waits for more. Overlong lines are cut, too. */
final class LineSplitter {
    private static final int LONGEST_LINE = 8192;
    private static final Charset NATIVE = Charset.forName(
            System.getProperty("native.encoding", Charset.defaultCharset().name()));

    private final InputStream stream;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[LONGEST_LINE];

    LineSplitter(InputStream stream, Consumer<String> lines) {
        this.stream = stream;
        this.lines = lines;
    }

    /** Reads once what is there, if anything; whether there was. */
    boolean readAvailable() {
        int count = read();
        for (int at = 0; at < count; at++) {
            add(buffer[at]);
        }
        return count > 0;
    }

    /**
     * When a process ends, the platform drains its pipe, closes it, and puts what it found in the pipe's place. Who reads
     * meanwhile finds the pipe at its end, or closed, and has to look again.
     */
    private int read() {
        try {
            int available = stream.available();
            return available > 0 ? stream.read(buffer, 0, Math.min(available, buffer.length)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Hands over a line that has no end. */
    void end() {
        if (line.size() > 0) {
            flush();
        }
    }

    private void add(byte next) {
        if (next == '\n') {
            flush();
        } else {
            line.write(next);
            if (line.size() == LONGEST_LINE) {
                flush();
            }
        }
    }

    private void flush() {
        String text = line.toString(NATIVE);
        line.reset();
        lines.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
