package io.apscheduler.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** What the server is asked to do: programs that it runs as one step. */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes the arrays
enum Script {
    ADD("add jobs"),
    EXCHANGE("exchange"),
    LEAVE("end a lease"),
    LIST("list jobs"),
    OPEN("open"),
    OWNED("tell what a node owns"),
    READ("read jobs"),
    REMOVE("remove jobs"),
    UNFINISHED("tell whether jobs are left"),
    UNSERVED("tell which executors nobody serves"),
    UPDATE("change a job");

    private final String purpose;
    private final byte[] body;
    private final byte[] digest;

    Script(String purpose) {
        this.purpose = purpose;
        this.body = (resource("common") + resource(name().toLowerCase(Locale.ROOT))).getBytes(StandardCharsets.UTF_8);
        this.digest = sha1(body).getBytes(StandardCharsets.US_ASCII);
    }

    /** What it is for, as the end of "could not". */
    String purpose() {
        return purpose;
    }

    byte[] body() {
        return body;
    }

    /** What a server that has seen the body knows it by. */
    byte[] digest() {
        return digest;
    }

    /** Whether it changes what must not be lost. */
    boolean writes() {
        return switch (this) {
            case ADD, EXCHANGE, LEAVE, REMOVE, UPDATE -> true;
            case LIST, OPEN, OWNED, READ, UNFINISHED, UNSERVED -> false;
        };
    }

    private static String resource(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name + ".lua")) {
            if (in == null) {
                throw new IllegalStateException("The library is incomplete: " + name + ".lua is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha1(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-1.", e);
        }
    }
}
