package io.apscheduler.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.apscheduler.job.Command;
import io.apscheduler.job.CommandFailedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Exchanger;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs real processes; what they write is read from the log, which the tests' SLF4J provider writes to System.err. */
@Timeout(60)
final class CommandInvocationTest {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void takeLog() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBackLog() {
        System.setErr(before);
    }

    private static Object run(Command command) throws Exception {
        return new CommandInvocation(command).call(new RunContext());
    }

    private static Command line(String line) {
        return Command.shell("/bin/sh", line);
    }

    private List<String> logged() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("io.apscheduler.command"))
                .map(line -> line.replaceFirst("^.*?(INFO|WARN) io.apscheduler.command - ", "$1 "))
                .toList();
    }

    @Nested
    final class Starting {
        @Test
        void resultsInTheStatusZero() throws Exception {
            assertThat(run(Command.of("true"))).isEqualTo(0);
        }

        @Test
        void usesNoShell() throws Exception {
            run(Command.of("echo", "$HOME; *", "a  b"));
            assertThat(logged()).containsExactly("INFO report: $HOME; * a  b");
        }

        @Test
        void usesAShellWhereAskedFor() throws Exception {
            run(line("echo one && echo two | tr t T"));
            assertThat(logged()).containsExactly("INFO report: one", "INFO report: Two");
        }

        @Test
        void setsEnvironmentAndDirectory() throws Exception {
            run(line("echo $GREETING; pwd")
                    .withEnvironment(Map.of("GREETING", "hello"))
                    .withDirectory(folder.toRealPath().toString()));
            assertThat(logged()).containsExactly("INFO report: hello", "INFO report: " + folder.toRealPath());
        }

        @Test
        void givesInputOfAnyLength() throws Exception {
            run(Command.of("wc", "-c").withInput("ä".repeat(100_000)));
            assertThat(logged()).containsExactly("INFO report: 200000");
        }

        @Test
        void givesNoInputUnlessAsked() throws Exception {
            run(Command.of("cat"));
            assertThat(logged()).isEmpty();
        }

        @Test
        void shieldsFromTheTerminalWhereAskedFor() throws Exception {
            System.setProperty("io.apscheduler.commands.shielded", "true");
            try {
                run(line("kill -INT $$; echo alive"));
                run(Command.of("echo", "$HOME; *", "a  b"));
            } finally {
                System.clearProperty("io.apscheduler.commands.shielded");
            }
            assertThat(logged()).containsExactly("INFO report: alive", "INFO report: $HOME; * a  b");
        }

        @Test
        void failsForAnUnknownProgram() {
            assertThatThrownBy(() -> run(Command.of("no-such-program", "secret")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no-such-program")
                    .hasMessageNotContaining("secret");
        }
    }

    @Nested
    final class Output {
        @Test
        void isInformationOrAWarning() throws Exception {
            run(line("echo fine; echo odd >&2"));
            assertThat(logged()).containsExactlyInAnyOrder("INFO report: fine", "WARN report: odd");
        }

        @Test
        void appearsWhileTheCommandRuns() throws Exception {
            Path signal = folder.resolve("signal");
            FutureTask<Object> run = new FutureTask<>(
                    () -> run(line("echo begun; while [ ! -e " + signal + " ]; do sleep 0.01; done; echo ended")));
            new Thread(run).start();
            while (!logged().contains("INFO report: begun")) {
                Thread.onSpinWait();
            }
            assertThat(logged()).containsExactly("INFO report: begun");
            Files.createFile(signal);
            run.get();
            assertThat(logged()).containsExactly("INFO report: begun", "INFO report: ended");
        }

        @Test
        void isCompleteHoweverMuch() throws Exception {
            run(line("i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done"));
            assertThat(logged())
                    .containsExactlyElementsOf(IntStream.range(0, 20_000)
                            .mapToObj(i -> "INFO report: line " + i)
                            .toList());
        }

        @Test
        void isCompleteHoweverShortTheRun() throws Exception {
            for (int round = 0; round < 100; round++) {
                run(Command.of("echo", "round " + round));
            }
            assertThat(logged()).hasSize(100);
        }

        @Test
        void needsNoNewlineAtItsEnd() throws Exception {
            run(Command.of("printf", "one\\r\\n\\ntwo"));
            assertThat(logged()).containsExactly("INFO report: one", "INFO report: ", "INFO report: two");
        }

        @Test
        void isCutWhereALineIsOverlong() throws Exception {
            run(line("head -c 20000 /dev/zero | tr '\\0' x"));
            assertThat(logged()).hasSize(3);
        }

        @Test
        void ofProcessesLeftBehindIsNotWaitedFor() throws Exception {
            Path pid = folder.resolve("pid");
            run(line("sleep 1000 & echo $! > " + pid + "; echo done"));
            assertThat(logged()).containsExactly("INFO report: done");
            ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Nested
    final class Failing {
        @Test
        void carriesStatusAndLastLines() {
            CommandFailedException failure = catchThrowableOfType(
                    CommandFailedException.class,
                    () -> run(line("echo secret >/dev/null; echo one; echo two; exit 3")));
            assertThat(failure.status()).isEqualTo(3);
            assertThat(failure.lastLines()).containsExactly("one", "two");
            assertThat(failure).hasMessage("The command echo of job report ended with status 3. Last it wrote: two");
        }

        @Test
        void keepsTheLastTwentyLines() {
            CommandFailedException failure = catchThrowableOfType(
                    CommandFailedException.class, () -> run(line("for i in $(seq 50); do echo $i; done; exit 1")));
            assertThat(failure.lastLines()).hasSize(20).first().isEqualTo("31");
        }

        @Test
        void mayBeSilent() {
            assertThatThrownBy(() -> run(Command.of("false")))
                    .isInstanceOf(CommandFailedException.class)
                    .hasMessage("The command false of job report ended with status 1. It wrote nothing.");
        }

        @Test
        void includesBeingKilled() {
            CommandFailedException failure =
                    catchThrowableOfType(CommandFailedException.class, () -> run(line("kill -9 $$")));
            assertThat(failure.status()).isEqualTo(137);
        }
    }

    @Nested
    final class Interrupting {
        /** Interrupts a line once it has written the ids of its processes; gives those. */
        private List<ProcessHandle> interrupted(String line, Duration grace) throws Exception {
            Path pids = folder.resolve("pids");
            Exchanger<Throwable> thrown = new Exchanger<>();
            Thread thread = new Thread(() -> {
                try {
                    Throwable failure = catchThrowableOfType(
                            InterruptedException.class,
                            () -> new CommandInvocation(line(line.replace("PIDS", pids.toString())), grace)
                                    .call(new RunContext()));
                    thrown.exchange(failure);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            thread.start();
            while (!Files.exists(pids) || Files.readAllLines(pids).size() < 2) {
                Thread.onSpinWait();
            }
            List<ProcessHandle> processes = Files.readAllLines(pids).stream()
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                    .toList();
            thread.interrupt();
            assertThat(thrown.exchange(null, 50, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            thread.join();
            return processes;
        }

        @Test
        void endsTheCommandAndItsDescendants() throws Exception {
            List<ProcessHandle> processes =
                    interrupted("sleep 1000 & echo $! > PIDS; echo $$ >> PIDS; wait", Duration.ofSeconds(30));
            for (ProcessHandle process : processes) {
                process.onExit().get(10, TimeUnit.SECONDS);
                assertThat(process.isAlive()).isFalse();
            }
        }

        @Test
        void asksFirst() throws Exception {
            interrupted(
                    "trap 'echo farewell; exit 0' TERM; echo $$ > PIDS; echo $$ >> PIDS; while :; do sleep 0.01; done",
                    Duration.ofSeconds(30));
            assertThat(logged()).contains("INFO report: farewell");
        }

        @Test
        void insistsInTheEnd() throws Exception {
            List<ProcessHandle> processes = interrupted(
                    "trap '' TERM; sleep 1000 & echo $! > PIDS; echo $$ >> PIDS; while :; do sleep 0.01; done",
                    Duration.ofMillis(200));
            for (ProcessHandle process : processes) {
                process.onExit().get(10, TimeUnit.SECONDS);
                assertThat(process.isAlive()).isFalse();
            }
        }
    }
}
