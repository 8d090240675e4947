package io.apscheduler.engine.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a stored task, strictly: what is not understood is not dropped but refused. */
final class TaskFields {
    private final JsonNode json;
    private final Set<String> read = new HashSet<>();

    TaskFields(JsonNode json) {
        if (!json.isObject()) {
            throw new UndecodableTaskException("The stored task is no JSON object.");
        }
        this.json = json;
    }

    String text(String name) {
        String text = optionalText(name);
        if (text == null) {
            throw new UndecodableTaskException("The stored task lacks the text \"" + name + "\".");
        }
        return text;
    }

    @Nullable
    String optionalText(String name) {
        JsonNode field = field(name);
        return field.isMissingNode() ? null : text(field, name);
    }

    String reference(boolean ofMethod) {
        String reference = text("ref");
        if (reference.contains("::") != ofMethod) {
            throw new UndecodableTaskException("The stored task's reference \"" + reference + "\" should name a "
                    + (ofMethod ? "method." : "class."));
        }
        return reference;
    }

    /** The arguments as plain data. */
    List<@Nullable Object> arguments() {
        List<@Nullable Object> arguments = new ArrayList<>();
        array("args").forEach(value -> arguments.add(ArgumentJson.plain(value)));
        return arguments;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        array(name).forEach(value -> texts.add(text(value, name)));
        return texts;
    }

    Map<String, String> textsByName(String name) {
        JsonNode field = field(name);
        if (!field.isMissingNode() && !field.isObject()) {
            throw new UndecodableTaskException("The stored task's \"" + name + "\" is no JSON object.");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        field.properties().forEach(entry -> texts.put(entry.getKey(), text(entry.getValue(), name)));
        return texts;
    }

    void refuseOthers() {
        json.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name)) {
                throw new UndecodableTaskException("The stored task has the unknown field \"" + name
                        + "\". It may have been written by a newer version of the scheduler.");
            }
        });
    }

    private JsonNode array(String name) {
        JsonNode field = field(name);
        if (!field.isMissingNode() && !field.isArray()) {
            throw new UndecodableTaskException("The stored task's \"" + name + "\" is no JSON array.");
        }
        return field;
    }

    private JsonNode field(String name) {
        read.add(name);
        JsonNode field = json.get(name);
        return field == null ? MissingNode.getInstance() : field;
    }

    private static String text(JsonNode value, String name) {
        if (!value.isTextual()) {
            throw new UndecodableTaskException("The stored task's \"" + name + "\" should be text.");
        }
        return value.textValue();
    }
}
