package io.apscheduler.engine.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of a job: a JSON array. */
final class Args {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Args() {}

    /** The elements as strings, numbers, truth values, lists, maps and nulls; null if the text is no JSON array. */
    static @Nullable List<@Nullable Object> parse(String text) {
        try {
            return text.startsWith("[") ? JSON.readValue(text, new TypeReference<List<@Nullable Object>>() {}) : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Whether a value can be a word of a command. */
    static boolean isWord(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }
}
