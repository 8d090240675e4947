package io.apscheduler.engine.definition;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.apscheduler.engine.definition.JobDefinition.Birthplace;
import io.apscheduler.engine.task.TaskCodec;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Retry;
import io.apscheduler.job.TaskNotPersistableException;
import io.apscheduler.spi.Definition;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.Triggers;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The stored text of a definition: JSON with the format version {@code v}. Name, executor, priority and origin have columns
 * of their own and are not repeated.
 *
 * <pre>{@code
 * {"v":1,"task":{…},"trigger":{"type":"cron","options":{"hour":"5"}},"zone":"Europe/Berlin","created":1793433600000000,
 *  "options":{"misfireGraceTime":"PT1S","coalesce":"none","maxInstances":1}}
 * }</pre>
 */
final class DefinitionText {
    static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_LIMIT = "none";

    private DefinitionText() {}

    static String write(JobDefinition definition) {
        JobSpec spec = definition.kind();
        checkPersistable(spec);
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("v", VERSION);
            json.writeFieldName("task");
            json.writeTree(TaskCodec.write(spec.task()));
            json.writeObjectFieldStart("trigger");
            json.writeStringField("type", spec.trigger().type());
            json.writeObjectFieldStart("options");
            for (Map.Entry<String, String> option : spec.trigger().options().entrySet()) {
                json.writeStringField(option.getKey(), option.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
            json.writeStringField("zone", definition.zone().getId());
            json.writeNumberField("created", definition.created());
            json.writeFieldName("options");
            json.writeTree(options(spec));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory cannot fail.", e);
        }
        return text.toString();
    }

    static void checkPersistable(JobSpec spec) {
        if (!Triggers.isText(spec.trigger())) {
            throw new TaskNotPersistableException(
                    "The trigger of " + spec + " is a piece of code, which only a store in"
                            + " memory can keep. Write a TriggerProvider and name its type with Triggers.of(type, options).");
        }
    }

    private static ObjectNode options(JobSpec spec) {
        ObjectNode node = JSON.createObjectNode();
        spec.misfireGraceTime()
                .ifPresent(grace ->
                        node.put("misfireGraceTime", grace.equals(JobSpec.NO_LIMIT) ? NO_LIMIT : grace.toString()));
        spec.coalesce()
                .ifPresent(coalesce -> node.put("coalesce", coalesce.name().toLowerCase(Locale.ROOT)));
        spec.maxRuns().ifPresent(runs -> node.put("maxRuns", runs));
        spec.maxInstances().ifPresent(instances -> node.put("maxInstances", instances));
        if (spec.isAtMostOnce()) {
            node.put("atMostOnce", true);
        }
        spec.timeout().ifPresent(timeout -> node.put("timeout", timeout.toString()));
        spec.retry().ifPresent(retry -> node.put("retry", retry.toString()));
        return node;
    }

    static JobDefinition read(Definition stored, String id, String store) {
        try {
            JsonNode root = JSON.readTree(stored.text());
            JsonNode version = root.path("v");
            if (!version.isInt() || version.intValue() != VERSION) {
                throw new UnreadableDefinitionException("It was stored in format version " + version
                        + ", but this version of the scheduler reads only " + VERSION + ".");
            }
            JobSpec spec = JobSpec.of(TaskCodec.read(root.path("task")), trigger(root.path("trigger")))
                    .id(id)
                    .name(stored.name())
                    .store(store)
                    .executor(stored.executor())
                    .priority(stored.priority());
            ZoneId zone = ZoneId.of(text(root, "zone"));
            return JobDefinition.of(
                    readOptions(spec, root.path("options")),
                    new Birthplace(zone, stored.origin()),
                    root.path("created").longValue());
        } catch (JsonProcessingException e) {
            throw new UnreadableDefinitionException("Its stored form is not JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableDefinitionException("Its stored form cannot be read: " + e.getMessage(), e);
        }
    }

    private static TriggerSpec trigger(JsonNode node) {
        Map<String, String> options = new LinkedHashMap<>();
        node.path("options")
                .properties()
                .forEach(
                        option -> options.put(option.getKey(), option.getValue().asText()));
        return Triggers.of(text(node, "type"), options);
    }

    private static JobSpec readOptions(JobSpec bare, JsonNode node) {
        JobSpec spec = bare;
        if (node.has("misfireGraceTime")) {
            String grace = text(node, "misfireGraceTime");
            spec = spec.misfireGraceTime(grace.equals(NO_LIMIT) ? JobSpec.NO_LIMIT : Duration.parse(grace));
        }
        if (node.has("coalesce")) {
            spec = spec.coalesce(Coalesce.valueOf(text(node, "coalesce").toUpperCase(Locale.ROOT)));
        }
        if (node.has("maxRuns")) {
            spec = spec.maxRuns(node.path("maxRuns").longValue());
        }
        if (node.has("maxInstances")) {
            spec = spec.maxInstances(node.path("maxInstances").intValue());
        }
        if (node.has("timeout")) {
            spec = spec.timeout(Duration.parse(text(node, "timeout")));
        }
        if (node.has("retry")) {
            spec = spec.retry(Retry.parse(text(node, "retry")));
        }
        return spec.atMostOnce(node.path("atMostOnce").booleanValue());
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("\"" + field + "\" is missing.");
        }
        return value.textValue();
    }
}
