package io.apscheduler.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "abc, abc, 0",
        "abc, '', 3",
        "kitten, sitting, 3",
        "hour, huor, 1",
        "ab, ba, 1",
        "abcd, badc, 2"
    })
    void countsLettersThatDiffer(String a, String b, int distance) {
        assertThat(Nearest.distance(a, b)).isEqualTo(distance);
        assertThat(Nearest.distance(b, a)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({
        "max_runs, max_runs",
        "maxRuns, max_runs",
        "MAX-RUNS, max_runs",
        "max_run, max_runs",
        "uri, url",
        "x, ",
        "password, ",
        "maximum_number_of_runs, "
    })
    void findsOnlyWhatIsNear(String given, String expected) {
        assertThat(Nearest.to(given, List.of("max_runs", "max_instances", "url"))
                        .orElse(null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"cat, bat", "mat, bat"})
    void takesTheFirstOfEquallyNearOnes(String given, String expected) {
        assertThat(Nearest.to(given, List.of("rat", "bat"))).hasValue(expected);
    }
}
