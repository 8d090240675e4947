package io.apscheduler.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real JVMs: whether they end by themselves, and not too soon. The keepalive of their thread pools is an hour. */
@Timeout(120)
final class JvmExitTest {
    private static final String NEWER_JVM = "/usr/lib/jvm/temurin-25-jdk-amd64";

    @ParameterizedTest
    @ValueSource(strings = {"core-0", "core-1", "no-keepalive", "caller"})
    void comesNotBeforeTheEndOfARunInProgress(String executor) throws Exception {
        assertThat(outputOf(System.getProperty("java.home"), executor, "runs")).isEqualTo("the second run has ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"core-0", "core-1", "no-keepalive", "caller"})
    void comesByItselfWhenNothingRuns(String executor) throws Exception {
        assertThat(outputOf(System.getProperty("java.home"), executor, "idles")).isEqualTo("idle");
    }

    @ParameterizedTest
    @CsvSource({"runs, the second run has ended", "idles, idle"})
    void comesInTimeWithVirtualThreads(String what, String expected) throws Exception {
        String home = VirtualThreads.areAvailable() ? System.getProperty("java.home") : NEWER_JVM;
        assumeTrue(Files.isDirectory(Path.of(home)), "needs a JVM of version 21 or later");

        assertThat(outputOf(home, "virtual", what)).isEqualTo(expected);
    }

    private static String outputOf(String home, String executor, String what) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(home, "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JvmExitProgram.class.getName(),
                        executor,
                        what)
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("the JVM ended by itself")
                    .isTrue();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            process.destroyForcibly();
        }
    }
}
