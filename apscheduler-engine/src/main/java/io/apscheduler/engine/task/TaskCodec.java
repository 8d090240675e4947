package io.apscheduler.engine.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.apscheduler.job.Callee;
import io.apscheduler.job.Callee.Code;
import io.apscheduler.job.Command;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.Task;
import io.apscheduler.job.TaskNotPersistableException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tasks as JSON, and back. The caller keeps the version of the format.
 *
 * <pre>{@code
 * {"kind":"method","ref":"com.acme.Reports::send","args":["ops@example.org",3]}
 * {"kind":"body","ref":"com.acme.Backup"}
 * {"kind":"named","ref":"report","args":[3]}
 * {"kind":"command","argv":["df -h | mail ops"],"shell":"/bin/sh","env":{"LANG":"C"},"dir":"/data","stdin":"text"}
 * }</pre>
 */
public final class TaskCodec {
    private TaskCodec() {}

    /**
     * The JSON of a task.
     *
     * @throws TaskNotPersistableException if it has none; {@link TaskBinder#checkPersistable} finds more reasons
     */
    public static ObjectNode write(Task task) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (task.callee() instanceof Command command) {
            CommandJson.write(command, json.put("kind", "command"));
            return json;
        }
        if (task.callee() instanceof Code code) {
            WhyNoText.refuse(code);
        }
        String reference = task.callee().reference().orElseThrow();
        json.put(
                "kind", task.callee() instanceof Callee.Named ? "named" : reference.contains("::") ? "method" : "body");
        json.put("ref", reference);
        List<Argument> arguments = Argument.of(withoutContexts(task));
        if (!arguments.isEmpty()) {
            ArrayNode values = json.putArray("args");
            arguments.forEach(argument -> values.add(encoded(argument)));
        }
        return json;
    }

    /**
     * The task that was written.
     *
     * @throws UndecodableTaskException if the JSON is none that {@link #write} makes
     */
    public static Task read(JsonNode json) {
        try {
            TaskFields fields = new TaskFields(json);
            Task task = read(fields);
            fields.refuseOthers();
            return task;
        } catch (UndecodableTaskException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new UndecodableTaskException("The stored task is malformed: " + e.getMessage());
        }
    }

    /** A task without the arguments that stand where its method takes a context: text has no place for them. */
    static Task withoutContexts(Task task) {
        if (!(task.callee() instanceof Code code)) {
            return task;
        }
        List<Object> kept = new ArrayList<>();
        for (int at = 0; at < task.arguments().size(); at++) {
            if (code.target().signature().parameterType(at) != JobContext.class) {
                kept.add(task.arguments().get(at));
            }
        }
        return Task.calling(code, kept);
    }

    private static Task read(TaskFields fields) {
        String kind = fields.text("kind");
        return switch (kind) {
            case "method" -> Task.stored(new Callee.Reference(fields.reference(true)), fields.arguments());
            case "body" -> Task.stored(new Callee.Reference(fields.reference(false)), List.of());
            case "named" -> Task.stored(new Callee.Named(fields.text("ref")), fields.arguments());
            case "command" -> Task.stored(CommandJson.read(fields), List.of());
            default ->
                throw new UndecodableTaskException("The stored task is of kind \"" + kind
                        + "\", but the kinds are method, body, named and command.");
        };
    }

    private static JsonNode encoded(Argument argument) {
        try {
            return ArgumentJson.encode(argument.value());
        } catch (JsonProcessingException e) {
            throw new TaskNotPersistableException(argument + ", cannot be written as JSON: " + JsonReason.of(e));
        }
    }
}
