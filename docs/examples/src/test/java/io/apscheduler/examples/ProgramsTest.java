package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The examples that are whole programs, run as such. */
class ProgramsTest {
    @Test
    void sixLinesTickForFiveSeconds() throws Exception {
        // The first tick is due after one second; of those due after five, the last may find the scheduler closing.
        assertThat(outputOf(SixLines.class)).hasSizeBetween(4, 5).containsOnly("tick");
    }

    @Test
    void theExitHookShutsTheSchedulerDown() throws Exception {
        assertThat(outputOf(ExitHook.class)).containsExactly("The application ends", "Shut down");
    }

    private static List<String> outputOf(Class<?> program) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(), "-cp", System.getProperty("java.class.path"), program.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return lines;
    }
}
