package io.apscheduler.store.redis;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.Definition;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.StoreContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Records and requests for tests. */
final class Records {
    static final long LEASE = 60_000_000;

    private Records() {}

    static StoreContext context() {
        return context("test");
    }

    static StoreContext context(String scheduler) {
        return context(scheduler, lost -> {});
    }

    static StoreContext context(String scheduler, Consumer<Set<String>> lost) {
        return new StoreContext(scheduler, "main", InstantSource.system(), due -> {}, lost);
    }

    static JobRecord job(String id, long due) {
        return JobRecord.of(id, Definition.of("text of " + id, id, "default", 5, null), at(due, 0));
    }

    static List<JobRecord> jobs(int count, long due) {
        return IntStream.range(0, count).mapToObj(i -> job("job " + i, due)).toList();
    }

    static Standing at(long due, long runs) {
        return new Standing(due, due, runs, false, null, null);
    }

    static ExchangeRequest request(String node, int room, List<Completion> completions) {
        return new ExchangeRequest(node, LEASE, completions, Map.of("default", room), Set.of(), 0);
    }

    static List<Completion> completions(List<Claim> claims, long due, boolean keep) {
        return claims.stream()
                .<Completion>map(claim -> new Completion.Advance(
                        claim.record().id(),
                        claim.record().fence(),
                        at(due, claim.record().standing().runs() + 1),
                        keep))
                .toList();
    }
}
