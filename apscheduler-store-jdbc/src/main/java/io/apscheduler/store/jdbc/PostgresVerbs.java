package io.apscheduler.store.jdbc;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes as PostgreSQL does it best: each call is one statement and so one round trip and one commit. Nothing here waits for a
 * row while it holds another that an exchange may wait for: removals skip what is locked and come back for it. Thread-safe.
 */
final class PostgresVerbs implements Verbs {
    private static final int REMOVE_ATTEMPTS = 200;
    private static final long REMOVE_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final String FREE = " update ${job} set held = 0, ready = case when due = " + NEVER
            + " then null else due end where scheduler = :scheduler and held = 1 and owner in (select id from dead)";

    private final Database database;
    private final int scheduler;
    private final Rows rows;
    private final Reading reading;
    private final PostgresAdding adding;
    private final PostgresExchange exchange;
    private final PostgresLink link;
    private final PostgresHints hints;
    private final @Nullable PostgresEar ear;
    private final NamedSql edit;
    private final NamedSql remove;
    private final NamedSql left;
    private final NamedSql reap;
    private final NamedSql leave;

    PostgresVerbs(Database database, int scheduler) {
        this.database = database;
        this.scheduler = scheduler;
        this.rows = database.rows();
        this.reading = new Reading(database, scheduler);
        this.link = PostgresLink.to(database);
        this.adding = new PostgresAdding(database, link, scheduler);
        this.exchange = new PostgresExchange(database, scheduler);
        this.hints = new PostgresHints(database, scheduler);
        DataSource unpooled = database.unpooled();
        this.ear = unpooled == null ? null : new PostgresEar(unpooled, hints, database);
        if (ear != null) {
            ear.start();
        }
        this.edit = named("""
                with edited as (
                    update ${job} set definition = :definition, name = :name, executor = :executor,
                        priority = :priority::smallint, origin = :origin, next_fire = :nextFire, due = :due, runs = :runs,
                        paused = :paused::smallint, quarantine = :quarantine, state = :state,
                        ready = case when held = 1 or :due = %d then null else :due end,
                        revision = revision + 1, fence = fence + 1
                    where scheduler = :scheduler and id = :id and fence = :fence
                    returning %s, held
                ), told as (
                    insert into ${notice} (scheduler, node, id) select :scheduler, owner, id from edited where held = 1
                )
                select %2$s from edited""".formatted(NEVER, Rows.COLUMNS));
        this.remove = named("""
                with pick as materialized (
                    select ctid as place from ${job} where scheduler = :scheduler and id = any (:ids::text[])
                    for update skip locked
                ), gone as (
                    delete from ${job} j using pick p where j.ctid = p.place returning j.*
                ), told as (
                    insert into ${notice} (scheduler, node, id) select :scheduler, owner, id from gone where held = 1
                )
                select %s from gone""".formatted(Rows.COLUMNS));
        this.left = named("select id from ${job} where scheduler = :scheduler and id = any (:ids::text[])");
        this.reap = named("""
                with lapsed as materialized (
                    select ctid as place from ${node} where scheduler = :scheduler and dead = 0
                        and lease_until <= (extract(epoch from now()) * 1000000)::bigint
                    for update skip locked
                ), dead as (
                    update ${node} n set dead = 1 from lapsed l where n.ctid = l.place returning n.id
                )""" + FREE);
        this.leave = named("""
                with dead as (
                    update ${node} set dead = 1,
                        lease_until = least(lease_until, (extract(epoch from now()) * 1000000)::bigint)
                    where scheduler = :scheduler and id = :node and dead = 0
                    returning id
                )""" + FREE);
    }

    private NamedSql named(String statement) {
        return NamedSql.of(database.sql(statement));
    }

    @Override
    public List<JobRecord> add(List<JobRecord> records) {
        List<JobRecord> there = adding.add(records, reading);
        if (there.size() < records.size()) {
            hints.changed(records);
        }
        return there;
    }

    @Override
    public Optional<JobRecord> update(JobRecord record) {
        Object[] values = edit.values(new PostgresArguments(rows.texts()).edit(scheduler, record));
        List<JobRecord> written = link.run("change a job", sql -> sql.query(rows::read, edit.text(), values));
        hints.changed(written);
        return written.stream().findFirst();
    }

    @Override
    public List<JobRecord> remove(Collection<String> ids) {
        List<JobRecord> removed = new ArrayList<>();
        Set<String> wanted = new LinkedHashSet<>(ids);
        for (int attempt = 1; !wanted.isEmpty(); attempt++) {
            for (JobRecord record : link.run("remove jobs", sql -> query(sql, remove, wanted))) {
                removed.add(record);
                wanted.remove(record.id());
            }
            if (wanted.isEmpty()) {
                return removed;
            }
            Object[] values = left.values(Map.of("scheduler", scheduler, "ids", wanted.toArray(String[]::new)));
            wanted.retainAll(link.run("remove jobs", sql -> sql.query(row -> row.getString(1), left.text(), values)));
            if (attempt == REMOVE_ATTEMPTS) {
                throw new JobStoreException("Job store \"" + database.context().alias() + "\" could not remove "
                        + wanted.size() + " of " + ids.size() + " job(s): other transactions hold them. Try again.");
            }
            if (!wanted.isEmpty()) {
                LockSupport.parkNanos(REMOVE_PAUSE_NANOS);
            }
        }
        return removed;
    }

    private List<JobRecord> query(Sql sql, NamedSql statement, Set<String> ids) throws java.sql.SQLException {
        Map<String, Object> values = Map.of("scheduler", scheduler, "ids", ids.toArray(String[]::new));
        return sql.query(rows::read, statement.text(), statement.values(values));
    }

    @Override
    public ExchangeReply exchange(ExchangeRequest request) {
        Answer answer = link.run("exchange", sql -> exchange.ask(sql, request));
        if (answer.othersLapsed() || !answer.leaseHeld()) {
            run("free the jobs of dead nodes", reap, Map.of("scheduler", scheduler));
            if (answer.leaseHeld()) {
                ExchangeRequest rest = answer.whatIsLeftOf(request);
                answer = answer.and(link.run("exchange", sql -> exchange.ask(sql, rest)));
            }
        }
        hints.send();
        Set<String> changed = answer.idsToRead();
        List<JobRecord> now =
                changed.isEmpty() ? List.of() : link.run("tell of changes", sql -> reading.all(sql, changed));
        return answer.reply(now, request.node());
    }

    @Override
    public void leave(String node) {
        run("end a lease", leave, Map.of("scheduler", scheduler, "node", node));
    }

    @Override
    public void close() {
        if (ear != null) {
            ear.close();
        }
    }

    private void run(String purpose, NamedSql statement, Map<String, Object> values) {
        link.run(purpose, sql -> sql.update(statement.text(), statement.values(values)));
    }
}
