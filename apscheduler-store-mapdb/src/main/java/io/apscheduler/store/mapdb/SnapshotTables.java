package io.apscheduler.store.mapdb;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.Definition.StoredDefinition;
import io.apscheduler.spi.Standing;
import java.util.Map;
import org.mapdb.BTreeMap;
import org.mapdb.DB;
import org.mapdb.DB.TreeMapMaker;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/**
 * How a snapshot lies in MapDB: what must be in memory in one table, read from end to end when the store is opened; names
 * and texts in another, values outside of its nodes, read one by one when they are needed; and the nodes.
 */
final class SnapshotTables {
    private SnapshotTables() {}

    static DB make(SnapshotVolume volume) {
        DBMaker.Maker maker = DBMaker.volumeDB(volume, volume.isReadOnly()).concurrencyDisable();
        return (volume.isReadOnly() ? maker.readOnly() : maker).make();
    }

    /** What is kept of each job in memory, by number. */
    static TreeMapMaker<Long, byte[]> jobs(DB db) {
        return db.treeMap("jobs", Serializer.LONG_DELTA, Serializer.BYTE_ARRAY);
    }

    /** Name and text of each job's definition, by number. */
    static TreeMapMaker<Long, byte[]> definitions(DB db) {
        return db.treeMap("definitions", Serializer.LONG_DELTA, Serializer.BYTE_ARRAY)
                .valuesOutsideNodesEnable();
    }

    /** The end of each node's lease, by name. */
    static BTreeMap<String, Long> nodes(DB db) {
        return db.treeMap("nodes", Serializer.STRING, Serializer.LONG).createOrOpen();
    }

    static byte[] job(Entry entry) {
        ByteWriter out = new ByteWriter();
        out.putText(entry.id);
        out.putText(entry.level.executor);
        out.putNumber(entry.level.priority);
        out.putText(entry.origin);
        Redo.putStanding(out, entry.standing());
        out.putNumber(entry.revision);
        out.putNumber(entry.fence);
        out.putText(entry.owner == null ? null : entry.owner.name);
        return out.toBytes();
    }

    static void restoreJob(Map.Entry<Long, byte[]> job, Records records) {
        ByteReader in = new ByteReader(job.getValue());
        Entry entry = records.restore(in.readText(), job.getKey(), in.readText(), (int) in.readNumber());
        entry.define(null, records.shared(in.readTextOrNull()));
        Standing standing = Redo.readStanding(in);
        entry.stand(standing);
        entry.revision = in.readNumber();
        entry.fence = in.readNumber();
        records.restoreOwner(entry, in.readTextOrNull());
    }

    static byte[] definition(Definition definition) {
        ByteWriter out = new ByteWriter();
        out.putText(definition.name());
        out.putText(definition.text());
        return out.toBytes();
    }

    static StoredDefinition definition(FiledDefinition filed, byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        String name = in.readText();
        return new StoredDefinition(in.readText(), name, filed.executor(), filed.priority(), filed.origin());
    }
}
