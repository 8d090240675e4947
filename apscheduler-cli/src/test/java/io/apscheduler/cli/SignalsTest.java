package io.apscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program, in a process of its own, under signals. */
@DisabledOnOs(OS.WINDOWS)
final class SignalsTest {
    private static final Path STATUS = Path.of("/proc/self/status");

    @TempDir
    private Path folder;

    private Program crontab(String... lines) throws IOException {
        Path file = Files.write(folder.resolve("my.crontab"), List.of(lines));
        return Program.start("crontab", file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void theFirstOneWaitsForCommandsInProgress(String signal) throws Exception {
        assumeNotIgnored(signal);
        Path gate = folder.resolve("gate");
        try (Program program = crontab(
                "@reboot sleep 0.3; echo be\"gun\"; while [ ! -e " + gate + " ]; do sleep 0.05; done; echo finished",
                "0 0 1 1 * never")) {
            program.await("begun");
            program.signal(signal);
            program.await("Stopping");
            Files.createFile(gate);
            assertThat(program.status()).isZero();
            assertThat(program.output()).contains("after the end of: 1-sleep", "finished", "1-sleep: done");
        }
    }

    @Test
    void aTerminalsCtrlCReachesTheProgramAlone() throws Exception {
        assumeNotIgnored("INT");
        try (Program program = crontab("@reboot sleep 0.3; echo be\"gun\"; sleep 2; echo finished")) {
            program.await("begun");
            program.signalAllOfItsTerminal("INT");
            assertThat(program.status()).isZero();
            assertThat(program.output()).contains("Stopping", "finished", "1-sleep: done");
        }
    }

    @Test
    void theSecondOneEndsAtOnceAndTheCommandsToo() throws Exception {
        Path out = folder.resolve("out");
        try (Program program = crontab("@reboot sleep 0.3; echo be\"gun\"; sleep 30; echo late > " + out)) {
            program.await("begun");
            program.signal("TERM");
            program.await("Stopping");
            program.signal("TERM");
            assertThat(program.status()).isEqualTo(1);
            assertThat(program.output()).contains("Stopped at once; cut off: 1-sleep");
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void withNothingInProgressItEndsQuietly() throws Exception {
        try (Program program = crontab("0 0 1 1 * never")) {
            program.await("never");
            program.signal("TERM");
            assertThat(program.status()).isZero();
            assertThat(program.output()).doesNotContain("Exception");
        }
    }

    @Test
    void anEndWithoutSignalHasTheStatusOfTheCommand() throws Exception {
        try (Program program = crontab("@reboot exit 7")) {
            assertThat(program.status()).isZero();
            assertThat(program.output()).contains("ended with status 7", "no job is left");
        }
        try (Program program = Program.start("nxt")) {
            assertThat(program.status()).isEqualTo(2);
            assertThat(program.output()).contains("There is no command nxt");
        }
        try (Program program = Program.start("run", folder.resolve("missing").toString())) {
            assertThat(program.status()).isEqualTo(1);
        }
    }

    /** A program started in the background by a shell script ignores Ctrl-C, and so do its children: these tests. */
    private static void assumeNotIgnored(String signal) throws IOException {
        if (signal.equals("INT") && Files.exists(STATUS)) {
            String ignored = Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> line.substring("SigIgn:".length()).strip())
                    .findFirst()
                    .orElse("0");
            assumeThat(Long.parseUnsignedLong(ignored, 16) & 2).isZero();
        }
    }
}
