package io.apscheduler.store.jdbc;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.Definition;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Works with a store as fast as it can, on three threads: one runs jobs, the others add and remove some. It says what it is
 * about to do, and then that it was confirmed; of what failed nothing more is said. Thread-safe.
 */
final class Load {
    static final long LEASE = 1_000_000;

    private final JdbcJobStore store;
    private final Consumer<String> out;
    private final List<Thread> threads;
    private volatile boolean ends;

    private Load(JdbcJobStore store, String name, Consumer<String> out) {
        this.store = store;
        this.out = out;
        this.threads = IntStream.range(0, 3)
                .mapToObj(number -> new Thread(() -> work(number, name + "-" + number)))
                .toList();
    }

    /** Begins to work; jobs and nodes are called by the name. */
    static Load on(JdbcJobStore store, String name, Consumer<String> out) {
        Load load = new Load(store, name, out);
        load.threads.forEach(Thread::start);
        return load;
    }

    /** Ends after what is under way. */
    void end() throws InterruptedException {
        ends = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void work(int number, String name) {
        Random random = new Random(name.hashCode());
        if (number == 0) {
            runJobs(name, random);
        } else {
            addAndRemove(name, random);
        }
    }

    private void addAndRemove(String name, Random random) {
        List<String> mine = new ArrayList<>();
        for (int i = 0; !ends; i++) {
            if (mine.size() > 20 && random.nextBoolean()) {
                String id = mine.remove(random.nextInt(mine.size()));
                confirmed("remove " + id, () -> store.remove(List.of(id)), "removed " + id);
            } else {
                String id = name + "-" + i;
                JobRecord job = job(id, random.nextInt(2_000), random.nextInt(3));
                if (confirmed("add " + id, () -> store.add(List.of(job)), "added " + id)) {
                    mine.add(id);
                }
            }
        }
    }

    private boolean confirmed(String before, Runnable call, String after) {
        out.accept(before);
        try {
            call.run();
        } catch (JobStoreException e) {
            return false;
        }
        out.accept(after);
        return true;
    }

    private static JobRecord job(String id, int length, long due) {
        return JobRecord.of(id, Definition.of("x".repeat(length), id, "default", 5, null), Records.at(due, 0));
    }

    /** Records one run after the other of whatever it can get. */
    private void runJobs(String name, Random random) {
        String node = name;
        List<Completion> completions = List.of();
        boolean isRepeated = false;
        for (int life = 1; !ends; ) {
            try {
                ExchangeReply reply = store.exchange(
                        new ExchangeRequest(node, LEASE, completions, Map.of("default", 20), Set.of(), 0));
                tell(completions, reply.refused(), isRepeated);
                isRepeated = false;
                completions = reply.claims().stream()
                        .map(claim -> run(claim.record(), random.nextBoolean()))
                        .toList();
                node = reply.leaseHeld() ? node : name + "." + life++;
            } catch (JobStoreException e) {
                isRepeated = true;
            }
        }
    }

    private void tell(List<Completion> completions, List<String> refused, boolean isRepeated) {
        Set<String> unknown = new HashSet<>(refused);
        for (Completion completion : completions) {
            if (completion instanceof Completion.Advance advance && !unknown.contains(advance.id())) {
                out.accept("ran " + advance.id() + " " + advance.standing().runs());
            } else if (!isRepeated) {
                out.accept("refused " + completion.id());
            }
        }
    }

    private Completion run(JobRecord record, boolean keep) {
        long runs = record.standing().runs() + 1;
        out.accept("run " + record.id() + " " + runs);
        return new Completion.Advance(
                record.id(), record.fence(), Records.at(record.standing().due() + 1, runs), keep);
    }
}
