package io.apscheduler.store.redis;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Reads along what is logged. One at a time. */
final class Errors implements AutoCloseable {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    Errors() {
        System.setErr(new PrintStream(read, true, StandardCharsets.UTF_8));
    }

    String text() {
        return read.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setErr(before);
        before.print(text());
    }
}
