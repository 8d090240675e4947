package io.apscheduler.engine.task;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.apscheduler.job.JobContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives each parameter of a method named as text its value: the context, the argument as it is, or made from it. */
final class ArgumentBinder {
    private ArgumentBinder() {}

    /**
     * A slot for each parameter.
     *
     * @param arguments one for each parameter that is no context
     * @throws UndecodableTaskException if an argument does not convert to the type of its parameter
     */
    static List<Slot> bind(List<JavaType> parameters, List<Argument> arguments) {
        List<Slot> slots = new ArrayList<>(parameters.size());
        Iterator<Argument> rest = arguments.iterator();
        for (JavaType parameter : parameters) {
            slots.add(parameter.hasRawClass(JobContext.class) ? Slot.CONTEXT : slot(parameter, rest.next()));
        }
        return slots;
    }

    private static Slot slot(JavaType type, Argument argument) {
        boolean isAsItWas = !argument.stored() || isScalar(argument.value());
        return isAsItWas && Fit.fits(type, argument.value()) ? Slot.of(argument.value()) : converted(type, argument);
    }

    private static boolean isScalar(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    /** Converts once to know that it works, and anew for each run, as a task may change what it gets. */
    private static Slot converted(JavaType type, Argument argument) {
        ObjectReader reader = ArgumentJson.reader(type);
        try {
            JsonNode json = ArgumentJson.encode(argument.value());
            reader.readValue(json);
            return context -> reader.readValue(json);
        } catch (IOException e) {
            throw new UndecodableTaskException(
                    argument + ", does not convert to " + type.getRawClass().getTypeName() + ": " + JsonReason.of(e));
        }
    }
}
