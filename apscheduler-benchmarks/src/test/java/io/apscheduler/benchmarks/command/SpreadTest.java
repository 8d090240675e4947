package io.apscheduler.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0",
                "0.0028; 0.0028",
                "0.0943; 0.094",
                "0.14; 0.14",
                "0.999; 1",
                "1.0251; 1.03",
                "19.608; 19.6",
                "32642.7; 32,643",
                "-0.004; -0.0040"
            })
    void showsAsManyDigitsAsAreWorthIt(double value, String text) {
        assertThat(Spread.number(value)).isEqualTo(text);
    }

    @Test
    void leavesOutWhatDoesNotDiffer() {
        assertThat(Spread.of(List.of(2.001, 2.0, 2.002))).hasToString("2");
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).hasToString("2 (1–3)");
    }
}
