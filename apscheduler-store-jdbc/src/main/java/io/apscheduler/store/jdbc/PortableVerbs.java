package io.apscheduler.store.jdbc;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes by statements that every database knows. The writing transactions of one scheduler come one after the other: each
 * begins by changing the scheduler's row, and so waits for the one before to end. What is read after that stays true until the
 * end, whatever the database's locks are like, and no two transactions can wait for each other. Nevertheless each completion
 * and each claim is a conditional update that says whether it happened. Thread-safe.
 */
final class PortableVerbs implements Verbs {
    private final Database database;
    private final int scheduler;
    private final Reading reading;
    private final PortableJobs jobs;
    private final Nodes nodes;
    private final Notices notices;
    private final String turn;

    PortableVerbs(Database database, int scheduler) {
        this.database = database;
        this.scheduler = scheduler;
        this.reading = new Reading(database, scheduler);
        this.jobs = new PortableJobs(database, scheduler);
        this.nodes = new Nodes(database, scheduler);
        this.notices = new Notices(database, scheduler);
        this.turn = database.sql("update ${scheduler} set turn = turn + 1 where id = ?");
    }

    @Override
    public List<JobRecord> add(List<JobRecord> records) {
        List<Object[]> values = new ArrayList<>();
        records.forEach(record -> values.add(jobs.values(record)));
        List<String> ids = records.stream().map(JobRecord::id).toList();
        return inTurn("add jobs", sql -> {
            List<JobRecord> there = reading.all(sql, ids);
            Set<String> taken = new HashSet<>();
            there.forEach(record -> taken.add(record.id()));
            List<Object[]> free = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                if (!taken.contains(ids.get(i))) {
                    free.add(values.get(i));
                }
            }
            jobs.insert(sql, free);
            return there;
        });
    }

    @Override
    public Optional<JobRecord> update(JobRecord record) {
        return inTurn("change a job", sql -> {
            if (!jobs.edit(sql, record)) {
                return Optional.<JobRecord>empty();
            }
            Optional<JobRecord> written = reading.one(sql, record.id());
            notices.tellOwners(sql, written.stream().toList());
            return written;
        });
    }

    @Override
    public List<JobRecord> remove(Collection<String> ids) {
        return inTurn("remove jobs", sql -> {
            List<JobRecord> there = reading.allLocked(sql, new LinkedHashSet<>(ids));
            jobs.delete(sql, there);
            notices.tellOwners(sql, there);
            return there;
        });
    }

    @Override
    public ExchangeReply exchange(ExchangeRequest request) {
        return inTurn(
                "exchange",
                sql -> new PortableExchange(new PortableExchange.Parts(jobs, nodes, notices, reading), request, sql)
                        .run(database.now(sql)));
    }

    /** Declares those dead whose leases have lapsed. */
    void buryLapsed() {
        inTurn("free the jobs of dead nodes", sql -> {
            nodes.buryLapsed(sql, database.now(sql));
            return true;
        });
    }

    @Override
    public void leave(String node) {
        inTurn("end a lease", sql -> {
            nodes.leave(sql, node, database.now(sql));
            return node;
        });
    }

    private <T> T inTurn(String purpose, Database.Work<T> work) {
        return database.transact(purpose, sql -> {
            takeTurn(sql);
            return work.on(sql);
        });
    }

    private void takeTurn(Sql sql) throws SQLException {
        if (sql.update(turn, scheduler) != 1) {
            throw new SQLException("The row of this scheduler is gone from the table of schedulers.", "02000");
        }
    }
}
