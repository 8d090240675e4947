package io.apscheduler.store.jdbc;

import io.apscheduler.spi.JobRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the nodes of one scheduler have still to be told, for transactions that come one after the other. Thread-safe. */
final class Notices {
    private final int scheduler;
    private final Texts texts;
    private final String insert;
    private final String select;
    private final String delete;

    Notices(Database database, int scheduler) {
        this.scheduler = scheduler;
        this.texts = database.rows().texts();
        this.insert = database.sql("insert into ${notice} (scheduler, node, id) values (?, ?, ?)");
        this.select = database.sql("select id from ${notice} where scheduler = ? and node = ?");
        this.delete = database.sql("delete from ${notice} where scheduler = ? and node = ?");
    }

    /** Notes for the owners of these records, if they have any, that the records were changed. */
    void tellOwners(Sql sql, Collection<JobRecord> records) throws SQLException {
        List<Object[]> told = new ArrayList<>();
        for (JobRecord record : records) {
            String owner = record.owner();
            if (owner != null) {
                told.add(new Object[] {scheduler, texts.stored(owner), texts.stored(record.id())});
            }
        }
        sql.updateEach(insert, told);
    }

    /** Takes what a node has to be told: ids. */
    Set<String> take(Sql sql, String node) throws SQLException {
        String key = texts.stored(node);
        Set<String> ids = new LinkedHashSet<>(sql.query(row -> texts.read(row.getString(1)), select, scheduler, key));
        if (!ids.isEmpty()) {
            sql.update(delete, scheduler, key);
        }
        return ids;
    }
}
