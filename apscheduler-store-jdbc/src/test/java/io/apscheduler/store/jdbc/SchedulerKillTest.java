package io.apscheduler.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.StoreContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Processes that run a whole scheduler are killed, one after the other, at random moments, as is a server. By what they had
 * said: every confirmed job is there, none that had ended is back, each fire time was started or is reported missed, and what
 * was under way is run again, told so, or reported lost, as its job asked.
 */
@Execution(ExecutionMode.SAME_THREAD)
final class SchedulerKillTest {
    /** How often each is killed: {@code -Dapscheduler.kills=200}. */
    private static final int KILLS = Integer.getInteger("apscheduler.kills", 2);

    private static final long SEED = Long.getLong("apscheduler.kills.seed", System.nanoTime());
    private static final int PATIENCE_SECONDS = 180;
    private static final int FEWEST_LINES = 30;
    private static final int MOST_LINES = 1_000;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final Ledger ledger = new Ledger();

    @Test
    void mapdb() throws Exception {
        killPrograms("mapdb:" + folder.resolve("jobs"), () -> {});
    }

    @Test
    void sqlite() throws Exception {
        killPrograms("jdbc:sqlite:" + folder.resolve("jobs.db"), () -> {});
    }

    /** On demand only: H2 does not always keep what it has confirmed. */
    @Test
    @EnabledIfSystemProperty(named = "apscheduler.kills", matches = "\\d+", disabledReason = "H2 does not always pass")
    void h2() throws Exception {
        killPrograms("jdbc:h2:file:" + folder.resolve("jobs"), () -> {});
    }

    @Test
    void postgresql() throws Exception {
        try (OwnPostgres server = OwnPostgres.in(folder.resolve("server"))) {
            killPrograms(server.url(), server::awaitNoClients);
        }
    }

    @Test
    void aServerOfPostgresql() throws Exception {
        try (OwnPostgres server = OwnPostgres.in(folder.resolve("server"))) {
            Queue<String> said = new ConcurrentLinkedQueue<>();
            SchedulerLoad load = SchedulerLoad.on(SchedulerLoad.storeAt(server.url()), "load", said::add);
            for (int kill = 1; kill <= KILLS; kill++) {
                int enough = said.size() + random.nextInt(FEWEST_LINES, MOST_LINES);
                await(() -> said.size() > enough ? "" : "only " + said.size() + " lines");
                server.kill();
                server.start();
            }
            load.stopAdding();
            ledger.learn(List.of());
            await(load::notRunYet);
            await(() -> learnFrom(said).behind());
            load.end();
            learnFrom(said);
            checkAtTheEnd(server.url(), "a server of postgresql");
        }
    }

    private void killPrograms(String place, Action beforeCheck) throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        for (int kill = 1; kill <= KILLS; kill++) {
            KilledProgram program = KilledProgram.start(SchedulerLoad.class, place, "load" + kill, temporary);
            boolean duringOpening = kill % 5 == 4;
            program.awaitLines(duringOpening ? 1 : random.nextInt(FEWEST_LINES, MOST_LINES));
            ledger.learn(program.killAfter(random.nextInt(duringOpening ? 1_000_000 : 20_000)));
            beforeCheck.run();
            check(place, "kill " + kill + " of seed " + SEED);
        }
        Queue<String> said = new ConcurrentLinkedQueue<>();
        SchedulerLoad load = SchedulerLoad.quietly(SchedulerLoad.storeAt(place), "last", said::add);
        ledger.learn(List.of());
        await(load::notRunYet);
        await(() -> learnFrom(said).behind());
        load.end();
        learnFrom(said);
        checkAtTheEnd(place, place.replaceAll("^(?:jdbc:)?(\\w+):.*", "$1"));
    }

    private Ledger learnFrom(Queue<String> said) {
        List<String> lines = new ArrayList<>();
        for (String line = said.poll(); line != null; line = said.poll()) {
            lines.add(line);
        }
        ledger.learnMore(lines);
        return ledger;
    }

    private void check(String place, String when) {
        JobStore store = opened(place);
        ledger.check(store, when);
        store.close();
    }

    private void checkAtTheEnd(String place, String what) {
        System.out.printf("%s under a scheduler: %d kills, %s, seed %d%n", what, KILLS, ledger, SEED);
        JobStore store = opened(place);
        ledger.checkAtTheEnd(store, KILLS + " kills of seed " + SEED);
        store.close();
        assertThat(ledger.count("executed")).as("runs of seed %d", SEED).isPositive();
    }

    private static JobStore opened(String place) {
        JobStore store = SchedulerLoad.storeAt(place);
        store.open(new StoreContext("default", "default", InstantSource.system(), due -> {}));
        return store;
    }

    /** Waits until there is nothing left to wait for. */
    private static void await(Supplier<String> left) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (String what = left.get(); !what.isEmpty(); what = left.get()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("After " + PATIENCE_SECONDS + " s, with seed " + SEED + ", still: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private interface Action {
        void run() throws Exception;
    }
}
