package io.apscheduler.engine.transfer;

import static io.apscheduler.spi.Standing.NEVER;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Notes;
import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A job as it goes from one store to another: what was asked, and where it stands, less the runs under way. Its text is one
 * line of JSON in ASCII with the format version {@code v}; what has its default is left out. Immutable.
 *
 * <pre>{@code
 * {"v":1,"id":"report","name":"Daily report","executor":"default","priority":5,"nextFire":"2026-11-23T04:00:00Z","runs":17,
 *  "definition":{…}}
 * }</pre>
 *
 * @param nextFire in microseconds, {@code NEVER} for none
 * @param pending the retries and requested runs that have not begun, and what went wrong last
 */
public record JobLine(
        String id,
        Definition definition,
        long nextFire,
        long runs,
        boolean paused,
        @Nullable String quarantine,
        Notes pending) {
    static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whatever encoding the line goes through, it arrives as it left. */
    private static final ObjectWriter ASCII = JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    /** The job of a record. */
    public static JobLine of(JobRecord record) {
        Standing standing = record.standing();
        return new JobLine(
                record.id(),
                record.definition(),
                standing.nextFire(),
                standing.runs(),
                standing.paused(),
                standing.quarantine(),
                pending(standing));
    }

    /** The notes of a quarantined job may be what could not be read. */
    private static Notes pending(Standing standing) {
        try {
            return Notes.of(standing.state()).pending();
        } catch (IllegalArgumentException unreadable) {
            if (standing.quarantine() != null) {
                return Notes.NONE;
            }
            throw unreadable;
        }
    }

    /** Whether nothing is left of the job but runs under way. */
    public boolean isOver() {
        return quarantine == null
                && nextFire == NEVER
                && pending.retries().isEmpty()
                && pending.requests().isEmpty();
    }

    /** The line, without a line break. */
    public String text() {
        ObjectNode line = JSON.createObjectNode()
                .put("v", VERSION)
                .put("id", id)
                .put("name", definition.name())
                .put("executor", definition.executor())
                .put("priority", definition.priority());
        if (definition.origin() != null) {
            line.put("origin", definition.origin());
        }
        line.put("nextFire", nextFire == NEVER ? null : Micros.instant(nextFire).toString());
        line.put("runs", runs);
        if (paused) {
            line.put("paused", true);
        }
        if (quarantine != null) {
            line.put("quarantine", quarantine);
        }
        if (pending.orNull() != null) {
            line.set("pending", asItIs(pending.text()));
        }
        line.set("definition", asItIs(definition.text()));
        try {
            return ASCII.writeValueAsString(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A text that is JSON as what it says, any other as a string: either way it is got back as it was. */
    private static JsonNode asItIs(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isObject() && node.toString().equals(text)) {
                return node;
            }
        } catch (JsonProcessingException other) {
            // It is kept as a string.
        }
        return JSON.getNodeFactory().textNode(text);
    }

    /**
     * The job of a line.
     *
     * @throws IllegalArgumentException if it is none, saying why
     */
    public static JobLine parse(String text) {
        return new JobLineReader(tree(text)).read();
    }

    private static JsonNode tree(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("it is not JSON: " + broken.getOriginalMessage(), broken);
        }
        throw new IllegalArgumentException("it is not a JSON object");
    }
}
