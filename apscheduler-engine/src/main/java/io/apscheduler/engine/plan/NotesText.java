package io.apscheduler.engine.plan;

import static io.apscheduler.spi.Standing.NEVER;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.apscheduler.engine.plan.Notes.Attempt;
import io.apscheduler.engine.plan.Notes.Retrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The text form of {@link Notes}: JSON with the version {@code v}, times in microseconds since the epoch; what is empty is
 * left out.
 */
final class NotesText {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private NotesText() {}

    static String write(Notes notes) {
        ObjectNode root = JSON.createObjectNode().put("v", VERSION);
        if (!notes.inFlight().isEmpty()) {
            ArrayNode rows = root.putArray("inFlight");
            notes.inFlight().forEach(row -> {
                ArrayNode runs = rows.addArray();
                row.forEach(run -> runs.addArray().add(run.fireTime()).add(run.attempt()));
            });
        }
        if (!notes.retries().isEmpty()) {
            ArrayNode retries = root.putArray("retries");
            notes.retries()
                    .forEach(retry -> retries.addArray()
                            .add(retry.fireTime())
                            .add(retry.attempt())
                            .add(retry.due()));
        }
        if (!notes.requests().isEmpty()) {
            ArrayNode requests = root.putArray("requests");
            notes.requests().forEach(time -> requests.add(time.longValue()));
        }
        Trouble trouble = notes.trouble();
        if (trouble != null) {
            root.putArray("trouble")
                    .add(trouble.kind().name())
                    .add(trouble.first())
                    .add(trouble.last())
                    .add(trouble.count())
                    .add(trouble.time())
                    .add(trouble.failure());
        }
        if (!notes.given().isEmpty()) {
            ObjectNode given = root.putObject("given");
            notes.given().forEach((fireTime, arguments) -> given.put(String.valueOf(fireTime), arguments.json()));
        }
        if (notes.cancelledUpTo() != Cancellation.NOTHING) {
            root.put("cancelledUpTo", notes.cancelledUpTo());
        }
        if (notes.deadLease() != NEVER) {
            root.put("deadLease", notes.deadLease());
        }
        return root.toString();
    }

    static Notes read(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root.path("v").asInt() != VERSION) {
                throw new IllegalArgumentException("Its stored state has the format version " + root.path("v")
                        + ", but this version of the scheduler reads only " + VERSION + ".");
            }
            List<List<Attempt>> inFlight = new ArrayList<>();
            for (JsonNode row : root.path("inFlight")) {
                List<Attempt> runs = new ArrayList<>();
                row.forEach(run -> runs.add(new Attempt(number(run, 0), (int) number(run, 1))));
                inFlight.add(runs);
            }
            List<Retrial> retries = new ArrayList<>();
            root.path("retries")
                    .forEach(retry ->
                            retries.add(new Retrial(number(retry, 0), (int) number(retry, 1), number(retry, 2))));
            List<Long> requests = new ArrayList<>();
            for (int i = 0; i < root.path("requests").size(); i++) {
                requests.add(number(root.path("requests"), i));
            }
            long cancelledUpTo = root.path("cancelledUpTo").asLong(Cancellation.NOTHING);
            return new Notes(
                    inFlight,
                    retries,
                    requests,
                    trouble(root.path("trouble")),
                    cancelledUpTo,
                    root.path("deadLease").asLong(NEVER),
                    given(root.path("given")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Its stored state is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Map<Long, Given> given(JsonNode object) {
        Map<Long, Given> given = new TreeMap<>();
        object.properties()
                .forEach(entry -> given.put(
                        Long.valueOf(entry.getKey()),
                        Given.text(entry.getValue().asText())));
        return given;
    }

    /** What a later version may say of trouble that this one does not know is of no consequence. */
    private static @Nullable Trouble trouble(JsonNode array) {
        if (!array.isArray()) {
            return null;
        }
        String name = array.path(0).asText();
        return Stream.of(Trouble.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .map(kind -> new Trouble(
                        kind,
                        number(array, 1),
                        number(array, 2),
                        number(array, 3),
                        number(array, 4),
                        array.path(5).textValue()))
                .findFirst()
                .orElse(null);
    }

    private static long number(JsonNode array, int index) {
        JsonNode node = array.path(index);
        if (!node.isIntegralNumber()) {
            throw new IllegalArgumentException("Its stored state has " + node + " where a whole number belongs.");
        }
        return node.longValue();
    }
}
