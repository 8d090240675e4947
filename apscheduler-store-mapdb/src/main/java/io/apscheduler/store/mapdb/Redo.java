package io.apscheduler.store.mapdb;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.Standing.StateText;
import org.jspecify.annotations.Nullable;

/**
 * What a call has changed, in the form that the journal keeps. Confined to one thread.
 *
 * <p>Everything is told as it is afterwards, nothing as a difference: to apply a stretch of the journal once more, to records
 * that already are what it makes of them, leads to the same records. So a snapshot may be taken while work goes on.
 */
final class Redo {
    static final int PUT = 1;
    static final int STAND = 2;
    static final int OWN = 3;
    static final int REMOVE = 4;
    static final int NODE = 5;
    static final int CLOSE = 6;

    private static final int PAUSED = 1;
    private static final int QUARANTINED = 2;
    private static final int NOTED = 4;

    private final ByteWriter out = new ByteWriter();

    boolean isEmpty() {
        return out.size() == 0;
    }

    byte[] toBytes() {
        return out.toBytes();
    }

    /** A whole record, with the definition, new or edited. */
    void put(long number, JobRecord record) {
        Definition definition = record.definition();
        out.putByte(PUT);
        out.putText(record.id());
        out.putNumber(number);
        out.putText(definition.text());
        out.putText(definition.name());
        out.putText(definition.executor());
        out.putNumber(definition.priority());
        out.putText(definition.origin());
        putStanding(out, record.standing());
        out.putNumber(record.revision());
        out.putNumber(record.fence());
        out.putText(record.owner());
    }

    /** Where a job stands, and whether its owner stays. */
    void stand(Entry entry, boolean keep) {
        out.putByte(STAND);
        out.putText(entry.id);
        out.putByte(keep ? 1 : 0);
        putStanding(out, entry.standing());
        out.putNumber(entry.fence);
    }

    /** That a node owns a record. */
    void own(Entry entry, Node node) {
        out.putByte(OWN);
        out.putText(entry.id);
        out.putText(node.name);
        out.putNumber(entry.fence);
    }

    void remove(String id) {
        out.putByte(REMOVE);
        out.putText(id);
    }

    /** Until when a node's lease holds at most, or had held. */
    void node(Node node) {
        out.putByte(NODE);
        out.putText(node.name);
        out.putLong(node.told());
        out.putByte(node.isDead() ? 1 : 0);
    }

    /** That the store was closed in good order. */
    void close() {
        out.putByte(CLOSE);
    }

    static void putStanding(ByteWriter out, Standing standing) {
        StateText state = standing.state();
        out.putByte((standing.paused() ? PAUSED : 0)
                | (standing.quarantine() == null ? 0 : QUARANTINED)
                | (state == null ? 0 : NOTED));
        out.putLong(standing.nextFire());
        out.putLong(standing.due());
        out.putNumber(standing.runs());
        if (standing.quarantine() != null) {
            out.putText(standing.quarantine());
        }
        if (state != null) {
            out.putText(state.text());
        }
    }

    static Standing readStanding(ByteReader in) {
        int flags = in.readByte();
        long nextFire = in.readLong();
        long due = in.readLong();
        long runs = in.readNumber();
        @Nullable String quarantine = (flags & QUARANTINED) == 0 ? null : in.readText();
        @Nullable StateText state = (flags & NOTED) == 0 ? null : StateText.of(in.readText());
        return new Standing(nextFire, due, runs, (flags & PAUSED) != 0, quarantine, state);
    }
}
