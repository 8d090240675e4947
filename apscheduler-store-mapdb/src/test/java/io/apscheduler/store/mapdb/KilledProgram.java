package io.apscheduler.store.mapdb;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.StoreContext;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A process that works with a store as fast as it can until it is killed. It prints what it is about to do, and then that it
 * was confirmed.
 */
final class KilledProgram {
    private final MapDbJobStore store;
    private final Random random;
    private final String name;

    private KilledProgram(MapDbJobStore store, String name, long seed) {
        this.store = store;
        this.name = name;
        this.random = new Random(seed);
    }

    /** Arguments: the path of the store, a seed. */
    public static void main(String[] args) {
        MapDbJobStore store = MapDbJobStore.at(Path.of(args[0])).journalLimit(30_000);
        store.open(new StoreContext("files", "default", InstantSource.system(), due -> {}));
        long seed = Long.parseLong(args[1]);
        for (int thread = 0; thread < 3; thread++) {
            KilledProgram program = new KilledProgram(store, seed + "-" + thread, seed * 31 + thread);
            new Thread(thread == 0 ? program::runJobs : program::addAndRemove).start();
        }
    }

    static Handle start(Path path, long seed) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.log.io.apscheduler.store.mapdb=info",
                "-cp",
                System.getProperty("java.class.path"),
                KilledProgram.class.getName(),
                path.toString(),
                Long.toString(seed));
        File log = new File(path + ".log.txt");
        return new Handle(new ProcessBuilder(command).redirectError(log).start(), log);
    }

    private void addAndRemove() {
        List<String> mine = new ArrayList<>();
        for (int i = 0; ; i++) {
            if (mine.size() > 20 && random.nextBoolean()) {
                String id = mine.remove(random.nextInt(mine.size()));
                say("remove " + id);
                store.remove(List.of(id));
                say("removed " + id);
            } else {
                String id = name + "-" + i;
                mine.add(id);
                say("add " + id);
                store.add(List.of(Script.job(id, random.nextInt(2_000), random.nextInt(3))));
                say("added " + id);
            }
        }
    }

    /** Records one run after the other of whatever it can get. */
    private void runJobs() {
        List<Completion> completions = new ArrayList<>();
        while (true) {
            ExchangeReply reply = store.exchange(
                    new ExchangeRequest(name, 15_000_000, completions, Map.of("default", 20), Set.of(), 0));
            completions.forEach(completion -> {
                if (completion instanceof Completion.Advance advance
                        && !reply.refused().contains(advance.id())) {
                    say("ran " + advance.id() + " " + advance.standing().runs());
                }
            });
            completions.clear();
            reply.claims().forEach(claim -> completions.add(run(claim.record())));
        }
    }

    private Completion run(JobRecord record) {
        long runs = record.standing().runs() + 1;
        say("run " + record.id() + " " + runs);
        long due = record.standing().due() + 1;
        return new Completion.Advance(
                record.id(), record.fence(), new Standing(due, due, runs, false, null, null), random.nextBoolean());
    }

    private static void say(String line) {
        System.out.println(line);
    }

    /** The process, as the test sees it. */
    static final class Handle implements AutoCloseable {
        private final Process process;
        private final File log;
        private final BufferedReader output;
        private final List<String> lines = new ArrayList<>();

        Handle(Process process, File log) {
            this.process = process;
            this.log = log;
            this.output = process.inputReader(StandardCharsets.UTF_8);
        }

        long pid() {
            return process.pid();
        }

        void awaitLines(int count) throws IOException {
            while (lines.size() < count) {
                String line = output.readLine();
                if (line == null) {
                    throw new AssertionError(
                            "The process has ended by itself; it said: " + Files.readString(log.toPath()));
                }
                lines.add(line);
            }
        }

        /** Kills the process at once, and returns all that it had said; half a line at the end does not count. */
        List<String> kill() throws IOException {
            process.toHandle().destroyForcibly(); // unlike that of the process, leaves what it had said to be read
            StringBuilder rest = new StringBuilder();
            char[] buffer = new char[8_192];
            for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
                rest.append(buffer, 0, read);
            }
            rest.substring(0, rest.lastIndexOf("\n") + 1).lines().forEach(lines::add);
            close();
            return lines;
        }

        String log() throws IOException {
            return Files.readString(log.toPath());
        }

        @Override
        public void close() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
