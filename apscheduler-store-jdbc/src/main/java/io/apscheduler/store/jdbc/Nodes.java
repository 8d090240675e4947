package io.apscheduler.store.jdbc;

import static io.apscheduler.spi.Standing.NEVER;

import java.sql.SQLException;
import java.util.List;

/** The leases of the nodes of one scheduler, for transactions that come one after the other. Thread-safe. */
final class Nodes {
    private final int scheduler;
    private final Texts texts;
    private final String renew;
    private final String isKnown;
    private final String insert;
    private final String lapsed;
    private final String bury;
    private final String cutShort;
    private final String free;
    private final String lease;

    Nodes(Database database, int scheduler) {
        this.scheduler = scheduler;
        this.texts = database.rows().texts();
        this.renew = database.sql("update ${node} set lease_until = ?"
                + " where scheduler = ? and id = ? and dead = 0 and lease_until > ?");
        this.isKnown = database.sql("select id from ${node} where scheduler = ? and id = ?");
        this.insert = database.sql("insert into ${node} (scheduler, id, lease_until, dead) values (?, ?, ?, 0)");
        this.lapsed = database.sql("select id from ${node} where scheduler = ? and dead = 0 and lease_until <= ?");
        this.bury = database.sql(
                "update ${node} set dead = 1 where scheduler = ? and id = ? and dead = 0" + " and lease_until <= ?");
        this.cutShort =
                database.sql("update ${node} set lease_until = ? where scheduler = ? and id = ? and lease_until > ?");
        this.free = database.sql("update ${job} set held = 0, ready = case when due = " + NEVER
                + " then null else due end where scheduler = ? and owner = ? and held = 1");
        this.lease = database.sql("select lease_until from ${node} where scheduler = ? and id = ?");
    }

    /** Renews a lease, or makes one for a node never seen; false if it had lapsed. */
    boolean renew(Sql sql, String node, long now, long until) throws SQLException {
        String id = texts.key("node", node);
        if (sql.update(renew, until, scheduler, id, now) > 0) {
            return true;
        }
        if (sql.any(isKnown, scheduler, id)) {
            return false;
        }
        sql.update(insert, scheduler, id, until);
        return true;
    }

    /** Declares those dead whose leases have lapsed, and frees what they held. */
    void buryLapsed(Sql sql, long now) throws SQLException {
        List<String> ids = sql.query(row -> row.getString(1), lapsed, scheduler, now);
        for (String id : ids) {
            bury(sql, id, now);
        }
    }

    private void bury(Sql sql, String id, long now) throws SQLException {
        if (sql.update(bury, scheduler, id, now) > 0) {
            sql.update(free, scheduler, id);
        }
    }

    void leave(Sql sql, String node, long now) throws SQLException {
        String id = texts.stored(node);
        sql.update(cutShort, now, scheduler, id, now);
        bury(sql, id, now);
    }

    /** Until when a node's lease holds or had held. */
    long lease(Sql sql, String node) throws SQLException {
        List<Long> found = sql.query(1, row -> row.getLong(1), lease, scheduler, texts.stored(node));
        return found.isEmpty() ? Long.MIN_VALUE : found.get(0);
    }
}
