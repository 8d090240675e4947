package io.apscheduler.engine.task;

import io.apscheduler.job.Command;
import io.apscheduler.job.CommandFailedException;
import io.apscheduler.job.JobContext;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a command of the operating system and logs what it writes, line by line, under the name of the job.
 *
 * <p>One thread does it all: it looks for output, then waits a moment for the end of the process, and so on. A thread that
 * reads a pipe cannot be interrupted, and stays until the last process closes it that inherited it; one that waits can.
 */
final class CommandInvocation implements Invocation {
    private static final long SHORTEST_WAIT_MILLIS = 1;
    private static final long LONGEST_WAIT_MILLIS = 25;

    private final Command command;
    private final Duration grace;

    CommandInvocation(Command command) {
        this(command, Duration.ofSeconds(5));
    }

    /** With a time that an interrupted command has to end by itself. */
    CommandInvocation(Command command, Duration grace) {
        this.command = command;
        this.grace = grace;
    }

    /** The exit status, 0. */
    @Override
    public Object call(JobContext context) throws IOException, InterruptedException {
        String job = context.job().name();
        Process process = start();
        CommandOutput output = new CommandOutput(process, job);
        try {
            follow(process, output);
        } catch (InterruptedException e) {
            stop(process, output);
            throw e;
        } finally {
            kill(process);
        }
        return status(process.exitValue(), output, job);
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Shield.around(words()));
        builder.environment().putAll(command.environment());
        if (command.directory() != null) {
            builder.directory(new File(command.directory()));
        }
        if (command.input() == null) {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        }
        return startWithInput(builder, command.input());
    }

    private List<String> words() {
        if (command.shell() == null) {
            return command.words();
        }
        List<String> words = new ArrayList<>(List.of(command.shell(), "-c"));
        words.addAll(command.words());
        return words;
    }

    /** By way of a file that only this user can read: a pipe of any length would need a thread to fill it. */
    private static Process startWithInput(ProcessBuilder builder, String input) throws IOException {
        Path file = Files.createTempFile("apscheduler-", ".in");
        try {
            Files.writeString(file, input, StandardCharsets.UTF_8);
            return builder.redirectInput(file.toFile()).start();
        } finally {
            delete(file);
        }
    }

    /** At once, where a file may vanish under its reader; where it may not, when the JVM ends. */
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    private static void follow(Process process, CommandOutput output) throws InterruptedException {
        long wait = SHORTEST_WAIT_MILLIS;
        while (!process.waitFor(wait, TimeUnit.MILLISECONDS)) {
            wait = output.log() ? SHORTEST_WAIT_MILLIS : Math.min(2 * wait, LONGEST_WAIT_MILLIS);
        }
        output.logRest();
    }

    /** Asks the process and its descendants to end, and goes on logging what they say to that. */
    private void stop(Process process, CommandOutput output) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.toHandle().destroy(); // Process.destroy would close the pipes as well
        descendants.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + grace.toNanos();
        try {
            while (System.nanoTime() - deadline < 0 && (process.isAlive() || isAnyAlive(descendants))) {
                output.log();
                Thread.sleep(LONGEST_WAIT_MILLIS);
            }
            output.logRest();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean isAnyAlive(List<ProcessHandle> processes) {
        return processes.stream().anyMatch(ProcessHandle::isAlive);
    }

    private static void kill(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Object status(int status, CommandOutput output, String job) {
        if (status != 0) {
            List<String> lines = output.lastLines();
            throw new CommandFailedException(
                    "The command " + command.shortName() + " of job " + job + " ended with status " + status
                            + (lines.isEmpty()
                                    ? ". It wrote nothing."
                                    : ". Last it wrote: " + lines.get(lines.size() - 1)),
                    status,
                    lines);
        }
        return status;
    }
}
