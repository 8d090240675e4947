package io.apscheduler.testkit;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One exchange of a node, put together word by word. Confined to one thread. */
final class Turn {
    private final StoreRig rig;
    private final String node;
    private final List<Completion> completions = new ArrayList<>();
    private final Map<String, Integer> capacity = new HashMap<>();
    private Set<String> declined = Set.of();
    private long lookAhead;
    private long lease;

    Turn(StoreRig rig, String node) {
        this.rig = rig;
        this.node = node;
        this.lease = rig.leaseMicros();
    }

    /** Room for so many records of the executor {@code default}. */
    Turn room(int most) {
        return room("default", most);
    }

    Turn room(String executor, int most) {
        capacity.put(executor, most);
        return this;
    }

    Turn done(Completion... some) {
        completions.addAll(List.of(some));
        return this;
    }

    /** Writes a standing and releases the record. */
    Turn release(JobRecord record, Standing standing) {
        return done(new Completion.Advance(record.id(), record.fence(), standing, false));
    }

    /** Writes a standing and keeps the record. */
    Turn keep(JobRecord record, Standing standing) {
        return done(new Completion.Advance(record.id(), record.fence(), standing, true));
    }

    Turn remove(JobRecord record) {
        return done(new Completion.Remove(record.id(), record.fence()));
    }

    Turn declining(String... ids) {
        declined = Set.of(ids);
        return this;
    }

    Turn ahead(long micros) {
        lookAhead = micros;
        return this;
    }

    Turn lease(long micros) {
        lease = micros;
        return this;
    }

    ExchangeRequest request() {
        return new ExchangeRequest(node, lease, completions, capacity, declined, lookAhead);
    }

    ExchangeReply go() {
        return rig.store(node).exchange(request());
    }

    /** Exchanges, and returns the records claimed. */
    List<JobRecord> claims() {
        return go().claims().stream().map(Claim::record).toList();
    }

    /** Exchanges, and returns the ids claimed. */
    List<String> ids() {
        return claims().stream().map(JobRecord::id).toList();
    }

    /** Exchanges, and returns the one record claimed. */
    JobRecord claim() {
        List<JobRecord> claimed = claims();
        if (claimed.size() != 1) {
            throw new AssertionError("Node " + node + " claimed "
                    + claimed.stream().map(JobRecord::id).toList() + " where one record was due.");
        }
        return claimed.get(0);
    }
}
