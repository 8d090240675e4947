package io.apscheduler.engine.task;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;

/** Says why a conversion failed without showing the value, which may be secret, as the exceptions' own messages would. */
final class JsonReason {
    private JsonReason() {}

    static String of(IOException failure) {
        return reason(failure) + path(failure) + ".";
    }

    private static String reason(IOException failure) {
        if (failure instanceof UnrecognizedPropertyException e) {
            return "there is no property \"" + e.getPropertyName() + "\"";
        }
        if (failure instanceof InvalidDefinitionException e && e.getType() != null) {
            String type = e.getType().getRawClass().getTypeName();
            return e.getType().isAbstract() ? type + " is abstract" : type + " has no form in JSON";
        }
        if (failure instanceof ValueInstantiationException e && e.getCause() != null) {
            return "its constructor threw " + e.getCause().getClass().getName();
        }
        if (failure instanceof MismatchedInputException e && e.getTargetType() != null) {
            return "it is no " + e.getTargetType().getTypeName();
        }
        return "it has no form in JSON";
    }

    private static String path(IOException failure) {
        return failure instanceof JsonMappingException e && !e.getPath().isEmpty()
                ? ", at " + e.getPathReference()
                : "";
    }
}
