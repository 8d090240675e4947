package io.apscheduler.engine.transfer;

import static io.apscheduler.spi.Standing.NEVER;

import com.fasterxml.jackson.databind.JsonNode;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Notes;
import io.apscheduler.spi.Definition;
import io.apscheduler.spi.Standing.StateText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a {@link JobLine}, and refuses what is not one. Confined to one thread. */
final class JobLineReader {
    private static final Set<String> FIELDS = Set.of(
            "v",
            "id",
            "name",
            "executor",
            "priority",
            "origin",
            "nextFire",
            "runs",
            "paused",
            "quarantine",
            "pending",
            "definition");

    private final JsonNode root;

    JobLineReader(JsonNode root) {
        this.root = root;
    }

    JobLine read() {
        JsonNode version = root.path("v");
        if (!version.isInt() || version.intValue() != JobLine.VERSION) {
            throw new IllegalArgumentException("it has the format version "
                    + (version.isMissingNode() ? "(none)" : version) + ", but this version of the scheduler reads only "
                    + JobLine.VERSION);
        }
        for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException("it has a field \"" + name + "\", which is unknown");
            }
        }
        return new JobLine(
                required("id"),
                definition(),
                nextFire(),
                number("runs", 0, Long.MAX_VALUE),
                flag("paused"),
                text("quarantine"),
                pending());
    }

    private Definition definition() {
        JsonNode node = root.path("definition");
        if (!node.isObject() && !node.isTextual()) {
            throw wrong("definition", "an object, or a string");
        }
        return Definition.of(
                node.isTextual() ? node.textValue() : node.toString(),
                required("name"),
                required("executor"),
                (int) number("priority", 1, 9),
                text("origin"));
    }

    private long nextFire() {
        String time = text("nextFire");
        if (time == null) {
            return NEVER;
        }
        try {
            return Micros.floor(Instant.parse(time));
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw wrong("nextFire", "a time such as 2026-11-23T04:00:00Z, or null");
        }
    }

    private Notes pending() {
        JsonNode node = root.path("pending");
        if (node.isMissingNode() || node.isNull()) {
            return Notes.NONE;
        }
        if (!node.isObject()) {
            throw wrong("pending", "an object");
        }
        return Notes.of(StateText.of(node.toString())).pending();
    }

    private String required(String field) {
        String value = text(field);
        if (value == null || value.isEmpty()) {
            throw wrong(field, "a string that is not empty");
        }
        return value;
    }

    private @Nullable String text(String field) {
        JsonNode node = root.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw wrong(field, "a string");
        }
        return node.textValue();
    }

    private long number(String field, long least, long most) {
        JsonNode node = root.path(field);
        if (!node.canConvertToExactIntegral() || !node.canConvertToLong()) {
            throw wrong(field, "a whole number");
        }
        long value = node.longValue();
        if (value < least || value > most) {
            throw wrong(field, "a whole number from " + least + " to " + most);
        }
        return value;
    }

    private boolean flag(String field) {
        JsonNode node = root.path(field);
        if (!node.isMissingNode() && !node.isBoolean()) {
            throw wrong(field, "true or false");
        }
        return node.booleanValue();
    }

    private IllegalArgumentException wrong(String field, String expected) {
        JsonNode node = root.path(field);
        return new IllegalArgumentException("\"" + field + "\" " + (node.isMissingNode() ? "is missing" : "is " + node)
                + ", but must be " + expected);
    }
}
