package io.apscheduler.store.mapdb;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.Definition;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.Standing.StateText;
import io.apscheduler.spi.StoreContext;
import io.apscheduler.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A course of calls that does all that a store can be asked to do, the same each time. Confined to one thread. */
final class Script {
    static final long HOUR = 3_600_000_000L;

    private final ManualClock clock = ManualClock.at("2026-01-01T00:00:00Z");
    private final List<Map<String, JobRecord>> states = new ArrayList<>();
    private MapDbJobStore store;

    /** What there was after each step that was confirmed, the beginning first. */
    List<Map<String, JobRecord>> states() {
        return states;
    }

    /**
     * Goes through the script.
     *
     * @throws JobStoreException if the disk fails; the step that was under way is the one behind the last state
     */
    void run(Disk disk) throws IOException {
        store = on(disk);
        states.add(new TreeMap<>());
        store.open(context());
        List<Step> steps = steps();
        for (Step step : steps) {
            clock.advance(Duration.ofSeconds(1));
            step.run();
            states.add(jobs(store));
        }
        store.close();
    }

    private List<Step> steps() {
        return List.of(
                () -> store.add(List.of(job("a", 1, HOUR), job("b", 2, now()), job("c", 3, now()))),
                () -> exchange("n1"),
                () -> exchange("n1", advance("b", now() + 5, true), advance("c", now(), false)),
                () -> store.opened().compact(),
                () -> store.add(List.of(job("d", 4, now()), job("e", 40_000, now() + 1))),
                () -> edit("a", "edited"),
                () -> store.remove(List.of("c", "nobody")),
                () -> exchange("n2", advance("b", now() + 9, true)),
                () -> edit("d", "edited while owned"),
                () -> store.opened().compact(),
                () -> exchange("n2", new Completion.Remove("d", find("d").fence())),
                this::reopen,
                () -> exchange("n3"),
                () -> store.add(List.of(job("d", 5, now()), job("f", 6, now()))),
                () -> exchange("n3", advance("f", Standing.NEVER, true)),
                () -> store.leave("n3"),
                () -> store.opened().compact(),
                () -> clock.advance(Duration.ofHours(1)),
                () -> exchange("n4", advance("d", now() + 7, false)),
                this::reopen,
                () -> store.remove(List.of("a", "b")),
                () -> store.opened().compact());
    }

    static MapDbJobStore on(Disk disk) {
        return new MapDbJobStore(new MapDbOptions(Path.of("memory"), Sync.ALWAYS, 1L << 40), () -> disk);
    }

    StoreContext context() {
        return new StoreContext("script", "default", clock, due -> {});
    }

    static Map<String, JobRecord> jobs(MapDbJobStore store) {
        Map<String, JobRecord> jobs = new TreeMap<>();
        store.list(JobQuery.first(1_000)).forEach(record -> jobs.put(record.id(), record));
        return jobs;
    }

    private void reopen() {
        store.close();
        store.open(context());
    }

    private long now() {
        return clock.millis() * 1_000;
    }

    private JobRecord find(String id) {
        return store.find(id).orElseThrow();
    }

    private ExchangeReply exchange(String node, Completion... completions) {
        return store.exchange(
                new ExchangeRequest(node, 15_000_000, List.of(completions), Map.of("default", 2), Set.of(), 0));
    }

    private Completion advance(String id, long due, boolean keep) {
        JobRecord record = find(id);
        Standing standing = new Standing(
                due, due, record.standing().runs() + 1, false, null, StateText.of("notes \uD83D\uDE00 of " + id));
        return new Completion.Advance(id, record.fence(), standing, keep);
    }

    private void edit(String id, String text) {
        JobRecord record = find(id);
        Definition definition = Definition.of(text, "name", "default", 7, "file.properties");
        if (store.update(record.edited(definition, record.standing())).isEmpty()) {
            throw new IllegalStateException("Nobody else edits " + id + ".");
        }
    }

    static JobRecord job(String id, int length, long due) {
        Definition definition = Definition.of("x".repeat(length), "name of " + id, "default", 5, null);
        return new JobRecord(id, definition, new Standing(due, due, 0, false, null, null), 0, null, 100 + length);
    }

    /** One step. */
    interface Step {
        void run() throws IOException;
    }
}
