package io.apscheduler.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.apscheduler.Scheduler;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/**
 * Measures how fast two nodes run many due jobs, on the server of {@code APSCHEDULER_TEST_MONGO_URI}, else on the stand-in, which
 * works off one command after the other and has no index but the one of keys. Not part of the build: name it by
 * {@code -Dtest=DrainRates}.
 */
public final class DrainRates {
    private static final int JOBS = Integer.getInteger("jobs", 100_000);
    private static final LongAdder RUNS = new LongAdder();

    public static void run() {
        RUNS.increment();
    }

    @Test
    void ofTwoNodes() {
        String given = System.getenv(OwnMongoJobStoreContractTest.URI);
        StandIn server = given == null ? StandIn.inMemory() : null;
        String uri = server == null ? given : server.uri();
        String collection = "drain" + System.nanoTime();
        Commands commands = new Commands();
        MongoClient client = commands.client(uri);
        Scheduler one = node(client, collection);
        one.pause();
        one.start();
        Instant due = Instant.now().plusSeconds(1);
        long adding = System.nanoTime();
        for (int from = 0; from < JOBS; from += 1_000) {
            List<JobSpec> some = new ArrayList<>();
            for (int i = 0; i < Math.min(1_000, JOBS - from); i++) {
                some.add(JobSpec.of(Task.of(DrainRates::run), Triggers.at(due))
                        .misfireGraceTime(ChronoUnit.FOREVER.getDuration()));
            }
            one.scheduleAll(some);
        }
        commands.taken();
        long added = System.nanoTime();
        Scheduler other = node(client, collection);
        other.start();
        one.resume();
        while (RUNS.sum() < JOBS) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        long drained = System.nanoTime();
        one.shutdown();
        other.shutdown();
        Map<String, Long> calls = commands.taken().stream()
                .collect(Collectors.groupingBy(BsonDocument::getFirstKey, TreeMap::new, Collectors.counting()));
        client.close();

        assertThat(RUNS.sum()).isEqualTo(JOBS);
        System.out.printf(
                "%,d jobs: added %,.0f/s, run by two nodes %,.0f/s; calls of the server, opening and closing among them: %s%n",
                JOBS, JOBS * 1e9 / (added - adding), JOBS * 1e9 / (drained - added), calls);
        if (server != null) {
            server.close();
        }
    }

    private static Scheduler node(MongoClient client, String collection) {
        return Scheduler.builder()
                .jobStore(
                        "default",
                        MongoJobStore.on(client).collection(collection).build())
                .build();
    }
}
