package io.apscheduler.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.apscheduler.job.ConfigurationException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about properties says what the code does. */
final class PropertiesPageTest {
    private static final String PAGE = read();
    private static final Pattern PROPERTIES =
            Pattern.compile("(?<!<!-- wrong -->\n)```properties\n(.*?)```", Pattern.DOTALL);

    private static String read() {
        try {
            return Files.readString(Path.of("..", "docs", "properties.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Settings settings(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return SettingsReader.read(properties, null, Map.of());
    }

    private static String marked(String mark) {
        return Pattern.compile("<!-- " + mark + " -->\n```\\w*\n(.*?)```", Pattern.DOTALL)
                .matcher(PAGE)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    static Stream<String> examples() {
        return PROPERTIES.matcher(PAGE).results().map((MatchResult found) -> found.group(1));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void showsExamplesThatAreRight(String example) throws IOException {
        assertThat(settings(example)).isNotNull();
    }

    @Test
    void showsTheProblemsThatAreReported() {
        ConfigurationException failure =
                catchThrowableOfType(ConfigurationException.class, () -> settings(marked("wrong")));

        assertThat(marked("problems").lines().toList()).containsExactlyElementsOf(failure.problems());
    }

    static Stream<String> keys() {
        return Stream.of(
                        KeyCheck.KEYS.stream(),
                        JobReader.KEYS.stream().map(key -> "job.backup." + key.replace("*", "OPTION")),
                        Stream.of("jobstore.main.class", "executor.io.class"))
                .flatMap(keys -> keys);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void hasARowForEveryKey(String key) {
        List<String> rows = PAGE.lines()
                .filter(line -> line.startsWith("| `apscheduler." + key + "` |"))
                .toList();

        assertThat(rows).hasSize(1);
    }
}
