package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the main method of a class of the examples in a process of its own. */
final class ProgramRun {
    private ProgramRun() {}

    /** What it printed; it must end by itself, with status 0. */
    static List<String> lines(Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder program =
                new ProcessBuilder(java.toString(), "-cp", System.getProperty("java.class.path"), main.getName());
        program.command().addAll(List.of(arguments));
        program.environment().putAll(environment);
        Path output = Files.createTempFile("program", ".txt");
        Process process = program.redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES))
                    .as("%s has ended", main)
                    .isTrue();
            assertThat(process.exitValue()).isZero();
            return Files.readAllLines(output);
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
