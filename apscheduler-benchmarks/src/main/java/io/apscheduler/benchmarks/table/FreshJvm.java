package io.apscheduler.benchmarks.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts JVMs that measure one thing each.
 *
 * @param classPath where their classes are
 * @param options what each of them is told
 * @param patience after how long one is killed
 */
public record FreshJvm(String classPath, List<String> options, Duration patience) {
    /** The options of every measurement. */
    public static final List<String> OPTIONS = List.of("-Xms4g", "-Xmx4g", "-XX:+UseG1GC");

    /** Copies the options. */
    public FreshJvm {
        options = List.copyOf(options);
    }

    Map<String, List<Double>> measure(String table, Cell cell) throws IOException, InterruptedException {
        List<String> program = new ArrayList<>(List.of(Child.class.getName(), table));
        program.addAll(cell.parameters().toArguments());
        return figures(run(classPath, cell.jvmOptions(), program));
    }

    /** Runs a program and returns what it printed. Its errors go where ours go. */
    List<String> run(String path, List<String> moreOptions, List<String> program)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(moreOptions);
        command.addAll(List.of("-cp", path));
        command.addAll(program);
        Path output = Files.createTempFile("measured", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(output.toFile())
                    .start();
            check(process, program);
            return Files.readAllLines(output, StandardCharsets.UTF_8);
        } finally {
            Files.delete(output);
        }
    }

    private void check(Process process, List<String> program) throws InterruptedException {
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The measurement " + program + " took longer than " + patience + ".");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        "The measurement " + program + " ended with status " + process.exitValue() + ".");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static Map<String, List<Double>> figures(List<String> lines) {
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        Stream<String[]> marked =
                lines.stream().filter(line -> line.startsWith(Child.MARK)).map(line -> line.split(" ", -1));
        marked.forEach(words -> figures.put(words[1], List.of(Double.valueOf(words[2]))));
        return figures;
    }
}
