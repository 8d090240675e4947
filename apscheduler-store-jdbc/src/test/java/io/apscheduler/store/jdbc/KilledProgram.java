package io.apscheduler.store.jdbc;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that opens a store and works with it until it is killed, as the test sees it. Confined to one thread. */
final class KilledProgram {
    private final Process process;
    private final File log;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private KilledProgram(Process process, File log) {
        this.process = process;
        this.log = log;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** The program. Arguments: the URL of a database, a name for its jobs. */
    public static void main(String[] args) {
        System.out.println("opening");
        JdbcJobStore store = JdbcJobStore.at(args[0]).build();
        store.open(Records.context());
        Load.on(store, args[1], System.out::println);
    }

    /** Starts this program; what it logs goes to a file in that folder. */
    static KilledProgram start(String url, String name, Path folder) throws IOException {
        return start(KilledProgram.class, url, name, folder);
    }

    /** Starts a program that takes such arguments; what it logs goes to a file in that folder. */
    static KilledProgram start(Class<?> program, String store, String name, Path folder) throws IOException {
        File log = folder.resolve("log.txt").toFile();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx256m",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                store,
                name);
        return new KilledProgram(new ProcessBuilder(command).redirectError(log).start(), log);
    }

    void awaitLines(int count) throws IOException {
        while (lines.size() < count) {
            String line = output.readLine();
            if (line == null) {
                throw new AssertionError("The process has ended by itself; it said: " + Files.readString(log.toPath()));
            }
            lines.add(line);
        }
    }

    /** Kills the process after so long, and returns all that it had said; half a line at the end does not count. */
    List<String> killAfter(long micros) throws IOException, InterruptedException {
        process.waitFor(micros, TimeUnit.MICROSECONDS);
        process.toHandle().destroyForcibly(); // unlike that of the process, leaves what it had said to be read
        StringBuilder rest = new StringBuilder();
        char[] buffer = new char[8_192];
        for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
            rest.append(buffer, 0, read);
        }
        rest.substring(0, rest.lastIndexOf("\n") + 1).lines().forEach(lines::add);
        process.onExit().join();
        return lines;
    }
}
