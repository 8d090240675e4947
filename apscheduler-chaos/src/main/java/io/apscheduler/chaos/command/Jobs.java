package io.apscheduler.chaos.command;

import io.apscheduler.Scheduler;
import io.apscheduler.chaos.load.Kind;
import io.apscheduler.chaos.load.PlannedJob;
import io.apscheduler.chaos.node.Specs;
import io.apscheduler.chaos.server.StoreName;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.StoreContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts jobs into the store, and looks which are there, past all proxies. */
record Jobs(StoreName store, String uri, String scheduler) {
    private static final int BATCH = 1_000;

    void add(List<PlannedJob> jobs) {
        Scheduler client = Scheduler.builder()
                .property("apscheduler.name", scheduler)
                .property("apscheduler.node", "client")
                .jobStore("default", store.store(uri))
                .build();
        if (jobs.stream().anyMatch(job -> job.kind() == Kind.NEW)) {
            Specs.registerNew(client);
        }
        client.start();
        client.pause();
        for (int i = 0; i < jobs.size(); i += BATCH) {
            client.scheduleAll(jobs.subList(i, Math.min(jobs.size(), i + BATCH)).stream()
                    .map(Specs::of)
                    .toList());
        }
        client.shutdown();
    }

    /** Some of the jobs that are there, with what is known of them. */
    Map<String, String> left() {
        JobStore open = store.store(uri);
        Map<String, String> left = new TreeMap<>();
        try {
            open.open(new StoreContext(scheduler, "default", InstantSource.system(), due -> {}));
            for (JobRecord record : open.list(JobQuery.first(BATCH))) {
                left.put(
                        record.id(),
                        "next fire " + record.standing().nextFire() + ", due "
                                + record.standing().due() + ", owner " + record.owner() + ", quarantine "
                                + record.standing().quarantine());
            }
            open.close();
        } catch (JobStoreException e) {
            left.put("(no answer)", String.valueOf(e.getMessage()));
        }
        return left;
    }
}
