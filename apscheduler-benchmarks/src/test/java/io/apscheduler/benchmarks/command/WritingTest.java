package io.apscheduler.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.benchmarks.table.Heading;
import io.apscheduler.benchmarks.table.Metric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritingTest {
    private static final List<Figure> FIGURES = List.of(
            figure("slow", "few", 10),
            figure("slow", "few", 30),
            figure("slow", "few", 20),
            figure("fast", "few", 40),
            figure("slow", "many", 1_000),
            figure("fast", "many", 8_000));

    @Nested
    class ATable {
        @Test
        void hasMediansWithTheirSpreadAndRatios() {
            assertThat(lines(Heading.Layout.CASES_ACROSS, List.of("few")))
                    .containsExactly(
                            "| per s | few |",
                            "|---|--:|",
                            "| slow | 20 (10–30) |",
                            "| fast | 40 · **2×** |",
                            "",
                            "- Note.");
        }

        @Test
        void endsInGeometricMeansIfItsCasesGoDown() {
            assertThat(lines(Heading.Layout.CASES_DOWN, List.of("few", "many", "none")))
                    .containsExactly(
                            "| per s | slow | fast |",
                            "|---|--:|--:|",
                            "| few | 20 (10–30) | 40 · **2×** |",
                            "| many | 1,000 | 8,000 · **8×** |",
                            "| none | – | – |",
                            "| **geometric mean** | **1×** | **4×** |",
                            "",
                            "- Note.");
        }

        @Test
        void hasALineForEachRowIfItsFiguresGoAcross() {
            assertThat(lines(Heading.Layout.FIGURES_ACROSS, List.of("many")))
                    .containsExactly(
                            "| many | per s |",
                            "|---|--:|",
                            "| slow | 1,000 |",
                            "| fast | 8,000 · **8×** |",
                            "",
                            "- Note.");
        }

        private List<String> lines(Heading.Layout layout, List<String> columns) {
            Heading heading = new Heading(
                    "t", "About.", "slow", List.of(new Metric("rate", "per s", true)), layout, List.of("Note."));
            return new Markdown(heading, List.of("slow", "fast"), columns, new Figures(FIGURES)).lines();
        }
    }

    @Nested
    class APage {
        @TempDir
        private Path directory;

        @Test
        void getsATableInItsPlace() throws Exception {
            Path file = Files.writeString(
                    directory.resolve("page.md"),
                    "a\n<!-- table: x -->\nold\n<!-- /table -->\nb\n<!-- table: y -->\n<!-- /table -->\n");
            new Page(file).put("x", List.of("new", "lines"));
            new Page(file).put("y", List.of("more"));
            assertThat(file)
                    .hasContent("a\n<!-- table: x -->\nnew\nlines\n<!-- /table -->\nb\n"
                            + "<!-- table: y -->\nmore\n<!-- /table -->\n");
        }

        @Test
        void isRefusedIfItHasNoPlace() throws Exception {
            Path file = Files.writeString(directory.resolve("page.md"), "text\n");
            assertThatThrownBy(() -> new Page(file).put("x", List.of()))
                    .hasMessageContaining("add a line <!-- table: x -->");
        }

        @Test
        void ofTheDocumentationHasAPlaceForEachTable() throws Exception {
            Path file = Files.copy(Path.of("../docs/performance.md"), directory.resolve("copy.md"));
            for (String name :
                    Request.list().stream().map(line -> line.split(" ", 2)[0]).toList()) {
                new Page(file).put(name, List.of("table of " + name));
                assertThat(file).content().contains("table of " + name);
            }
        }
    }

    @Nested
    class RawResultsOfATable {
        @TempDir
        private Path directory;

        @Test
        void areReadAsWritten() throws Exception {
            RawResults results = new RawResults(directory.resolve("results"), "t");
            results.add(FIGURES.subList(0, 2));
            results.add(FIGURES.subList(2, 6));
            assertThat(results.read()).isEqualTo(FIGURES);
            results.clear();
            assertThat(results.read()).isEmpty();
        }
    }

    @Test
    void theMachineIsNamedWithWhatIsMeasured() throws Exception {
        assertThat(Machine.describe()).hasSize(4).first().asString().contains("processors");
    }

    private static Figure figure(String row, String column, double value) {
        return new Figure("t", row, column, "rate", value);
    }
}
