package io.apscheduler.store.jdbc;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One exchange in six round trips: the lease; a look at the leases and at what each priority has first; completions; the rows to
 * claim; the claim; the commit. A completion marks its rows with a number of this exchange, by which one is told from another
 * where not all applied. Thread-safe.
 */
final class MysqlExchange {
    private static final int MOST_CLAIMS = 1_000;

    private final Rows rows;
    private final Texts texts;
    private final int scheduler;
    private final String renew;
    private final String look;
    private final String notices;
    private final String forget;
    private final String apply;
    private final String marked;
    private final String remove;
    private final String pick;
    private final String claim;

    MysqlExchange(Database database, int scheduler) {
        this.rows = database.rows();
        this.texts = rows.texts();
        this.scheduler = scheduler;
        String now = MysqlDialect.NOW;
        this.renew = database.sql("insert into ${node} (scheduler, id, lease_until, dead) values (?, ?, " + now
                + " + ?, 0) on duplicate key update lease_until = if(dead = 0 and lease_until > " + now + ", " + now
                + " + ?, lease_until)");
        this.look = database.sql("select '', dead, lease_until, " + now
                + ", exists (select 1 from ${node} o where o.scheduler = ? and o.dead = 0 and o.lease_until <= " + now
                + " and o.id <> ?) + 2 * exists (select 1 from ${notice} where scheduler = ? and node = ?)"
                + " from ${node} where scheduler = ? and id = ? union all"
                + " select executor, priority, min(ready), 0, 0 from ${job} where scheduler = ? and executor in (%s)"
                + " group by executor, priority");
        this.notices = database.sql("select number, id from ${notice} where scheduler = ? and node = ?");
        this.forget = database.sql("delete from ${notice} where number = ?");
        this.apply = database.sql("""
                update json_table(?, '$[*]' columns (
                        id varchar(256) path '$.id', fence bigint path '$.fence', kind int path '$.kind',
                        next_fire bigint path '$.next_fire', due bigint path '$.due', runs bigint path '$.runs',
                        paused int path '$.paused', quarantine longtext path '$.quarantine',
                        state longtext path '$.state')) f
                    straight_join ${job} j
                    on j.scheduler = ? and j.id = f.id collate utf8mb4_bin and j.fence = f.fence
                set j.next_fire = f.next_fire, j.due = f.due, j.runs = f.runs, j.paused = f.paused,
                    j.quarantine = f.quarantine, j.state = f.state, j.fence = j.fence + 1, j.token = ?,
                    j.owner = if(f.kind = 2, j.owner, null), j.held = if(f.kind = 2, j.held, 0),
                    j.ready = if(f.kind = 2 and j.held = 1 or f.due = %d, null, f.due)""".formatted(NEVER));
        String some = database.sql(" ${job} where scheduler = ? and token = ? and id in (%s)");
        this.marked = "select id from" + some;
        this.remove = "delete from" + some;
        this.pick = database.sql("select (select min(n.ready) from ${job} n where n.scheduler = ? and n.executor = ?"
                + " and n.priority = ? and n.ready > ?), j.number, (select o.lease_until from ${node} o"
                + " where o.scheduler = j.scheduler and o.id = j.owner), "
                + Rows.columnsOf("j") + " from ${job} j where j.scheduler = ? and j.executor = ? and j.priority = ?"
                + " and j.ready <= ? order by j.ready limit ? for update skip locked");
        this.claim = database.sql(
                "update ${job} set owner = ?, held = 1, ready = null, fence = fence + 1 where number in (%s)");
    }

    Answer run(Sql sql, ExchangeRequest request) throws SQLException {
        String node = texts.key("node", request.node());
        sql.update(renew, scheduler, node, request.leaseMicros(), request.leaseMicros());
        Answer answer = new Answer();
        List<Level> levels = look(sql, node, request, answer);
        if (!request.completions().isEmpty()) {
            complete(sql, request.completions(), answer);
        }
        for (Level level : levels) {
            claim(sql, request, level, answer);
        }
        claimPicked(sql, node, answer);
        return answer;
    }

    private List<Level> look(Sql sql, String node, ExchangeRequest request, Answer answer) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(scheduler, node, scheduler, node, scheduler, node, scheduler));
        List<String> open = request.capacity().entrySet().stream()
                .filter(capacity -> capacity.getValue() > 0)
                .map(capacity -> texts.stored(capacity.getKey()))
                .toList();
        values.addAll(open.isEmpty() ? List.of("") : open);
        List<Level> found = sql.query(
                row -> new Level(
                        row.getString(1),
                        row.getInt(2),
                        row.getObject(3) == null ? NEVER : row.getLong(3),
                        row.getLong(4),
                        row.getInt(5)),
                look.formatted(places(Math.max(1, open.size()))),
                values.toArray());
        Level own = found.stream().filter(level -> level.now() != 0).findFirst().orElseThrow();
        answer.leaseHeld(own.priority() == 0 && own.first() > own.now());
        // The moment at which the lease was renewed, so that lease and reply agree.
        answer.now(answer.leaseHeld() ? own.first() - request.leaseMicros() : own.now());
        answer.othersLapsed((own.flags() & 1) != 0);
        if ((own.flags() & 2) != 0) {
            takeNotices(sql, node, answer);
        }
        answer.nextDue(NEVER);
        return found.stream()
                .filter(level -> level.now() == 0 && level.first() != NEVER)
                .sorted(Comparator.comparingInt(level -> -level.priority()))
                .toList();
    }

    private void takeNotices(Sql sql, String node, Answer answer) throws SQLException {
        List<Object[]> numbers = sql.query(
                row -> {
                    answer.notices().add(texts.read(row.getString(2)));
                    return new Object[] {row.getLong(1)};
                },
                notices,
                scheduler,
                node);
        sql.updateEach(forget, numbers);
    }

    /** In the order of ids, so that two who complete the same do not wait for each other. */
    private void complete(Sql sql, List<Completion> completions, Answer answer) throws SQLException {
        long token = ThreadLocalRandom.current().nextLong();
        List<Completion> sorted = new ArrayList<>(completions);
        sorted.sort(Comparator.comparing(Completion::id));
        String json = new MysqlJson(texts).of(sorted);
        if (sql.update(apply, json, scheduler, token) != sorted.size()) {
            Set<String> applied = new HashSet<>(sql.query(
                    row -> texts.read(row.getString(1)), marked.formatted(places(sorted.size())), keys(token, sorted)));
            sorted.removeIf(completion -> {
                boolean isRefused = !applied.contains(completion.id());
                if (isRefused) {
                    answer.refused().add(completion.id());
                }
                return isRefused;
            });
        }
        for (Completion completion : sorted) {
            if (completion instanceof Completion.Advance advance && !advance.keep()) {
                answer.mayBeDue(advance.standing().due());
            }
        }
        sorted.removeIf(completion -> completion instanceof Completion.Advance);
        if (!sorted.isEmpty()) {
            sql.update(remove.formatted(places(sorted.size())), keys(token, sorted));
        }
    }

    private Object[] keys(long token, List<Completion> completions) {
        List<Object> keys = new ArrayList<>(List.of(scheduler, token));
        completions.forEach(completion -> keys.add(texts.stored(completion.id())));
        return keys.toArray();
    }

    /** Locks what one level has to give, and notes what it will have next. */
    private void claim(Sql sql, ExchangeRequest request, Level level, Answer answer) throws SQLException {
        long horizon = Times.plus(answer.now(), request.lookAheadMicros());
        String executor = texts.read(level.executor());
        int room = Math.min(request.capacity().getOrDefault(executor, 0), MOST_CLAIMS) - answer.claimedFor(executor);
        if (level.first() > horizon || room <= 0 || !answer.leaseHeld()) {
            answer.mayBeDue(level.first());
            return;
        }
        int before = answer.picked().size();
        long[] next = {NEVER};
        sql.query(
                row -> {
                    next[0] = row.getObject(1) == null ? NEVER : row.getLong(1);
                    long lease = row.getObject(3) == null ? NEVER : row.getLong(3);
                    answer.picked().add(row.getLong(2));
                    return answer.claims().add(new Claim(claimed(rows.read(row, 3), request.node()), lease));
                },
                pick,
                scheduler,
                level.executor(),
                level.priority(),
                horizon,
                scheduler,
                level.executor(),
                level.priority(),
                horizon,
                room);
        int got = answer.picked().size() - before;
        answer.mayBeDue(got == room || got == 0 ? level.first() : next[0]);
    }

    private static JobRecord claimed(JobRecord record, String node) {
        return new JobRecord(
                record.id(), record.definition(), record.standing(), record.revision(), node, record.fence() + 1);
    }

    private void claimPicked(Sql sql, String node, Answer answer) throws SQLException {
        List<Long> picked = answer.picked();
        if (!picked.isEmpty()) {
            List<Object> values = new ArrayList<>(List.of(node));
            values.addAll(picked);
            sql.update(claim.formatted(places(picked.size())), values.toArray());
        }
        answer.claims().sort(Comparator.comparing(Claim::record, Times.BY_PRIORITY_THEN_DUE));
    }

    private static String places(int count) {
        return "?" + ", ?".repeat(count - 1);
    }

    /**
     * What an executor has first of one priority; or, where {@code now} is not 0, what is known of the node itself: whether it
     * is dead, its lease, and flags.
     */
    private record Level(String executor, int priority, long first, long now, int flags) {}
}
