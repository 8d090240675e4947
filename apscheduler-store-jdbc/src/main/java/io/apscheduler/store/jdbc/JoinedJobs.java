package io.apscheduler.store.jdbc;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JoinedStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes on the caller's connection, by statements that every database knows. No turn is taken, as that would keep all others
 * waiting until the caller's commit: a record is inserted under a unique key, and a completion is one conditional update.
 * Confined as the connection is.
 */
final class JoinedJobs implements JoinedStore {
    private final Sql sql;
    private final PortableJobs jobs;
    private final Reading reading;
    private final Failures failures;

    JoinedJobs(Database database, int scheduler, JdbcTransaction transaction) {
        this.sql = database.on(transaction.connection());
        this.jobs = new PortableJobs(database, scheduler);
        this.reading = new Reading(database, scheduler);
        this.failures = new Failures(database.context().alias());
    }

    @Override
    public List<JobRecord> add(List<JobRecord> records) {
        try {
            List<JobRecord> there =
                    reading.all(sql, records.stream().map(JobRecord::id).toList());
            Set<String> taken = new HashSet<>();
            there.forEach(record -> taken.add(record.id()));
            List<Object[]> free = new ArrayList<>();
            for (JobRecord record : records) {
                if (!taken.contains(record.id())) {
                    free.add(jobs.values(record));
                }
            }
            jobs.insert(sql, free);
            return there;
        } catch (SQLException e) {
            throw failures.of("add jobs in the caller's transaction", e, 1);
        }
    }

    @Override
    public boolean complete(Completion completion) {
        try {
            return jobs.complete(sql, completion);
        } catch (SQLException e) {
            throw failures.of("complete a run in the caller's transaction", e, 1);
        }
    }
}
