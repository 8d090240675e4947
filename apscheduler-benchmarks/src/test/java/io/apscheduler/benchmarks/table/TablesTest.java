package io.apscheduler.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.benchmarks.contender.ContenderName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {
    private static final Scale TINY = new Scale(100_000, Duration.ZERO, Duration.ofSeconds(1));

    static List<Table> all() {
        return Tables.all();
    }

    static List<Program> programs() {
        return all().stream()
                .filter(Program.class::isInstance)
                .map(Program.class::cast)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void areMeasuredAtATinySize(Program table) throws Exception {
        Map<String, Double> figures = table.measure(table.cells(TINY).get(0).parameters());
        assertThat(figures.keySet()).containsExactlyInAnyOrderElementsOf(keys(table));
    }

    @Test
    void arePreciseEnoughToMissNothing() throws Exception {
        Precision table = new Precision();
        Cell jdk = table.cells(TINY).get(1);
        assertThat(table.measure(jdk.parameters())).containsEntry("missing", 0.0);
    }

    @ParameterizedTest
    @MethodSource("all")
    void haveTheirBaselineInEachColumn(Table table) {
        List<Cell> cells = table.cells(Scale.FULL);
        List<String> columns = cells.stream().map(Cell::column).distinct().toList();
        List<String> compared = cells.stream()
                .filter(cell -> cell.row().equals(table.heading().baseline()))
                .map(Cell::column)
                .toList();
        assertThat(compared).isEqualTo(columns);
    }

    @Test
    void areMeasuredInAFreshJvm() throws Exception {
        FreshJvm jvm = new FreshJvm(classPath(), List.of("-Xmx256m"), Duration.ofMinutes(1));
        Cell cell = new Cell(
                "pool",
                "",
                TINY.parameters().with(ContenderName.JDK).with("jobs", 200).with("threads", 2));
        assertThat(new BurstNow().sample(cell, jvm).get("runs")).hasSize(1).allMatch(rate -> rate > 0);
    }

    @Test
    void measureAStartWithTheJarsThatItNeeds() throws Exception {
        FreshJvm jvm = new FreshJvm(classPath(), List.of("-Xmx256m"), Duration.ofMinutes(1));
        Map<String, List<Double>> sample =
                new Start().sample(new Start().cells(TINY).get(1), jvm);
        assertThat(sample.get("millis")).allMatch(millis -> millis > 0);
        assertThat(sample.get("jars")).containsExactly(4.0);
    }

    @Test
    void failWhereTheJvmFails() {
        FreshJvm jvm = new FreshJvm(classPath(), List.of("-Xmx256m"), Duration.ofMinutes(1));
        assertThatThrownBy(() -> jvm.run(classPath(), List.of(), List.of("no.such.Program")))
                .hasMessage("The measurement [no.such.Program] ended with status 1.");
    }

    @Test
    void areRefusedByNamesThatDoNotExist() {
        assertThatThrownBy(() -> Tables.named("speed")).hasMessageStartingWith("There is no table \"speed\".");
    }

    private static List<String> keys(Table table) {
        return table.heading().metrics().stream().map(Metric::key).toList();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
