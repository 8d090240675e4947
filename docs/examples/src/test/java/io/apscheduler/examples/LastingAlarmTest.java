package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs in files survive the program, however it ends. */
class LastingAlarmTest {
    @TempDir
    private Path folder;

    @Test
    void ringsWhenTheProgramIsRunAgain() throws Exception {
        assertThat(run(LastingAlarm.class)).as("first run").containsExactly("Alarms found: 0");
        assertThat(run(LastingAlarm.class))
                .as("second run")
                .containsExactly("Alarms found: 1", "Alarm! Set by an earlier life.");
        assertThat(run(LastingAlarm.class)).as("third run").containsExactly("Alarms found: 0");
    }

    @Test
    void aRunInWhichTheProgramDiedIsRunAgain() throws Exception {
        assertThat(run(DyingProgram.class, "again")).containsExactly("started, recovery: false");
        assertThat(run(DyingProgram.class, "again")).containsExactly("started, recovery: true");
    }

    @Test
    void aRunInWhichTheProgramDiedIsReportedLostIfItMustNotBeRepeated() throws Exception {
        assertThat(run(DyingProgram.class, "once")).containsExactly("started, recovery: false");
        assertThat(run(DyingProgram.class, "once")).containsExactly("missed: LOST");
    }

    private List<String> run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder program = new ProcessBuilder(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "lasting-alarm.properties");
        program.command().addAll(List.of(arguments));
        program.environment().put("ALARMS", folder.resolve("alarms").toString());
        Process process = program.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return lines;
    }
}
