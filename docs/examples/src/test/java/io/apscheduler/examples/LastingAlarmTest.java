package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        List<String> all = new ArrayList<>(List.of("lasting-alarm.properties"));
        all.addAll(List.of(arguments));
        return ProgramRun.lines(
                main, Map.of("ALARMS", folder.resolve("alarms").toString()), all.toArray(String[]::new));
    }
}
