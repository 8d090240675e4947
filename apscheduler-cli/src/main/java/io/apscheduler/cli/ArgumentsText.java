package io.apscheduler.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of a run, which are written as those of a job in a properties file are. */
final class ArgumentsText {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ArgumentsText() {}

    /** The elements as strings, numbers, truth values, lists, maps and nulls; null if the text is no JSON array. */
    static @Nullable List<@Nullable Object> parse(String text) {
        try {
            return text.startsWith("[") ? JSON.readValue(text, new TypeReference<List<@Nullable Object>>() {}) : null;
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }
}
