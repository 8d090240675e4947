package io.apscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** The program in a process of its own, with what it has written so far. */
final class Program implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();

    private Program(Process process) {
        this.process = process;
    }

    static Program start(String... arguments) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Program program = new Program(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        Thread reader = new Thread(program::read, "program-output");
        reader.setDaemon(true);
        reader.start();
        return program;
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lock.lock();
                lines.add(line);
                written.signalAll();
                lock.unlock();
            }
        } catch (IOException closed) {
            // The process is gone, and its output with it.
        }
    }

    /** Waits for a line that contains the text. */
    void await(String text) throws InterruptedException {
        long nanos = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        lock.lock();
        try {
            while (lines.stream().noneMatch(line -> line.contains(text))) {
                assertThat(nanos).as("waited for \"%s\" in %s", text, lines).isPositive();
                nanos = written.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    void signal(String name) throws IOException, InterruptedException {
        signal(name, Stream.of(process.toHandle()));
    }

    /** As a terminal does for Ctrl-C: the program and all it has started. */
    void signalAllOfItsTerminal(String name) throws IOException, InterruptedException {
        signal(name, Stream.concat(Stream.of(process.toHandle()), process.descendants()));
    }

    private static void signal(String name, Stream<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(one -> command.add(Long.toString(one.pid())));
        new ProcessBuilder(command).start().waitFor();
    }

    /** Waits for the end and gives the exit status. */
    int status() throws InterruptedException {
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(ended).as("the program ends; so far: %s", output()).isTrue();
        return process.exitValue();
    }

    String output() {
        lock.lock();
        try {
            return String.join("\n", lines);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
