package io.apscheduler.engine.task;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.apscheduler.job.Command;
import org.jspecify.annotations.Nullable;

/** Commands as JSON, and back. */
final class CommandJson {
    private CommandJson() {}

    static void write(Command command, ObjectNode json) {
        ArrayNode words = json.putArray("argv");
        command.words().forEach(words::add);
        putIfGiven(json, "shell", command.shell());
        if (!command.environment().isEmpty()) {
            ObjectNode environment = json.putObject("env");
            command.environment().forEach(environment::put);
        }
        putIfGiven(json, "dir", command.directory());
        putIfGiven(json, "stdin", command.input());
    }

    static Command read(TaskFields fields) {
        return new Command(
                fields.texts("argv"),
                fields.optionalText("shell"),
                fields.textsByName("env"),
                fields.optionalText("dir"),
                fields.optionalText("stdin"));
    }

    private static void putIfGiven(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
