package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Scheduler;
import io.apscheduler.job.ConfigurationException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every piece of a properties file that a page shows has keys and values that a scheduler knows, unless it is marked as wrong. */
class PropertiesOfPagesTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+}");

    /** What only a reader has: classes and providers; and in an extract, the other half of a job. */
    private static final Pattern READERS_OWN = Pattern.compile(
            "There is no class com\\.|\"com\\.acme\\.Pools::shared\"|\"(sunrise|sunset|lanes)\"|\\.task and .* are both missing");

    static Stream<Arguments> pieces() throws IOException {
        List<Arguments> pieces = new ArrayList<>();
        for (Path page : Repository.pages()) {
            List<String> lines = Files.readAllLines(page);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).strip().equals("```properties")
                        && !lines.get(i - 1).equals("<!-- wrong -->")) {
                    List<String> piece = lines.subList(i + 1, lines.size()).stream()
                            .takeWhile(line -> !line.strip().equals("```"))
                            .toList();
                    pieces.add(Arguments.of(page.getFileName() + ":" + (i + 1), String.join("\n", piece)));
                }
            }
        }
        return pieces.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pieces")
    void areUnderstood(String place, String piece) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(VARIABLE.matcher(piece).replaceAll("x")));
        assertThat(properties).as(place).isNotEmpty();
        List<String> problems = new ArrayList<>();
        try {
            Scheduler.builder().properties(properties).build();
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        }
        assertThat(problems)
                .as(place)
                .allMatch(problem -> READERS_OWN.matcher(problem).find());
    }
}
