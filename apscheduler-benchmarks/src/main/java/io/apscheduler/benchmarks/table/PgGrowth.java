package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.postgres.Server;
import io.apscheduler.spi.Completion;
import io.apscheduler.spi.Definition;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.StoreContext;
import io.apscheduler.store.jdbc.JdbcJobStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Whether calls of the JDBC store take longer where many jobs are stored. */
final class PgGrowth implements Program {
    private static final int[] STORED = {10_000, 100_000, 1_000_000};
    private static final int BATCH = 1_000;
    private static final int CLAIMED = 100;
    private static final int EXCHANGES = 300;
    private static final String TEXT = "x".repeat(300);

    @Override
    public Heading heading() {
        return new Heading(
                "pg-growth",
                "Calls of the JDBC store on PostgreSQL, by the number of jobs",
                row(STORED[0]),
                List.of(
                        new Metric("open", "ms to open", false),
                        new Metric("exchange", "ms for an exchange", true),
                        new Metric("page", "ms for a page of a listing", true)),
                Heading.Layout.FIGURES_ACROSS,
                List.of(
                        "An exchange brings 100 finished runs and takes 100 due jobs; the median of 300. All jobs stay due. A"
                                + " page has 100 jobs; the first one."));
    }

    @Override
    public List<Cell> cells(Scale scale) {
        return IntStream.of(STORED)
                .mapToObj(stored ->
                        new Cell(row(stored), "PostgreSQL", scale.parameters().with("stored", scale.jobs(stored))))
                .toList();
    }

    private static String row(int stored) {
        return String.format("%,d jobs", stored);
    }

    @Override
    public Map<String, Double> measure(Parameters parameters) throws Exception {
        try (Server server = Server.start()) {
            fill(server, parameters.number("stored"));
            server.execute("vacuum analyze");
            openAndClose(server);
            long start = System.nanoTime();
            JobStore store = opened(server);
            double open = (System.nanoTime() - start) / 1e6;
            double exchange = medianExchange(store, parameters.number("stored"));
            start = System.nanoTime();
            store.list(JobQuery.first(CLAIMED));
            double page = (System.nanoTime() - start) / 1e6;
            store.close();
            return Map.of("open", open, "exchange", exchange, "page", page);
        }
    }

    private static JobStore opened(Server server) {
        JobStore store = JdbcJobStore.at(server.url()).build();
        store.open(new StoreContext("measured", "default", InstantSource.system(), due -> {}));
        return store;
    }

    private static void openAndClose(Server server) {
        opened(server).close();
    }

    private static void fill(Server server, int jobs) {
        JobStore store = opened(server);
        for (int i = 0; i < jobs; i += BATCH) {
            List<JobRecord> batch = new ArrayList<>();
            for (int job = i; job < Math.min(jobs, i + BATCH); job++) {
                batch.add(JobRecord.of(
                        "job-" + job, Definition.of(TEXT, "job", "default", 5, null), standing(job + 1L, 0)));
            }
            store.add(batch);
        }
        store.close();
    }

    private static Standing standing(long due, long runs) {
        return new Standing(due, due, runs, false, null, null);
    }

    private static double medianExchange(JobStore store, int stored) {
        List<Completion> completions = List.of();
        double[] millis = new double[EXCHANGES];
        for (int i = -EXCHANGES; i < EXCHANGES; i++) {
            long start = System.nanoTime();
            List<Claim> claims = store.exchange(new ExchangeRequest(
                            "node", 60_000_000, completions, Map.of("default", CLAIMED), Set.of(), 0))
                    .claims();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            completions = claims.stream().map(claim -> done(claim, stored)).toList();
        }
        Arrays.sort(millis);
        return millis[EXCHANGES / 2];
    }

    /** Each job is due again after all the others, so that no exchange comes to an end of them. */
    private static Completion done(Claim claim, int stored) {
        JobRecord record = claim.record();
        Standing before = record.standing();
        return new Completion.Advance(
                record.id(), record.fence(), standing(before.due() + stored, before.runs() + 1), false);
    }
}
