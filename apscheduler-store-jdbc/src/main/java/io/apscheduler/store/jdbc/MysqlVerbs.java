package io.apscheduler.store.jdbc;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes as MySQL and MariaDB do it best. Exchanges of several nodes go side by side: they skip rows that others have locked.
 * The other calls come one after the other, as they do everywhere, and wait for exchanges only at rows, which they lock after
 * all else: whoever loses a deadlock is repeated. A request that declines jobs, which is rare, goes the portable way.
 * Thread-safe.
 */
final class MysqlVerbs implements Verbs {
    private final Database database;
    private final PortableVerbs portable;
    private final MysqlExchange exchange;
    private final Reading reading;

    MysqlVerbs(Database database, int scheduler) {
        this.database = database;
        this.portable = new PortableVerbs(database, scheduler);
        this.reading = new Reading(database, scheduler);
        this.exchange = new MysqlExchange(database, scheduler);
    }

    @Override
    public List<JobRecord> add(List<JobRecord> records) {
        return portable.add(records);
    }

    @Override
    public Optional<JobRecord> update(JobRecord record) {
        return portable.update(record);
    }

    @Override
    public List<JobRecord> remove(Collection<String> ids) {
        return portable.remove(ids);
    }

    @Override
    public ExchangeReply exchange(ExchangeRequest request) {
        if (!request.declined().isEmpty()) {
            return portable.exchange(request);
        }
        Answer answer = database.transact("exchange", sql -> exchange.run(sql, request));
        if (answer.othersLapsed() || !answer.leaseHeld()) {
            portable.buryLapsed();
            if (answer.leaseHeld()) {
                ExchangeRequest rest = answer.whatIsLeftOf(request);
                answer = answer.and(database.transact("exchange", sql -> exchange.run(sql, rest)));
            }
        }
        Set<String> changed = answer.idsToRead();
        List<JobRecord> now =
                changed.isEmpty() ? List.of() : database.single("tell of changes", sql -> reading.all(sql, changed));
        return answer.reply(now, request.node());
    }

    @Override
    public void leave(String node) {
        portable.leave(node);
    }
}
