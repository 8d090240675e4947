package io.apscheduler.engine.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.apscheduler.job.ConfigurationException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads settings from the lines of a properties file, the prefix {@code apscheduler.} left out. */
final class Reading {
    static final Map<String, String> ENVIRONMENT =
            Map.of("HOSTNAME", "box", "THREADS", "7", "EMPTY", "", "PIN", "geheim", "NESTED", "${THREADS}");

    private Reading() {}

    static Settings settings(String... lines) {
        return SettingsReader.read(properties(lines), null, ENVIRONMENT);
    }

    static List<String> problems(String... lines) {
        return failure(lines).problems();
    }

    static ConfigurationException failure(String... lines) {
        return catchThrowableOfType(ConfigurationException.class, () -> settings(lines));
    }

    static Properties properties(String... lines) {
        Properties properties = new Properties();
        try {
            for (String line : lines) {
                properties.load(new StringReader("apscheduler." + line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
