package io.apscheduler.store.mapdb;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.Standing;

/** Applies what a {@link Redo} told to records that are being read. Confined to one thread. */
final class Replay {
    private final Records records;
    private long changes;
    private boolean closed;

    Replay(Records records) {
        this.records = records;
    }

    /** How many changes were applied so far. */
    long changes() {
        return changes;
    }

    /** Whether the last change applied says that the store was closed in good order. */
    boolean isClosed() {
        return closed;
    }

    /**
     * Applies the changes of one frame.
     *
     * @throws RuntimeException if the bytes are not those of changes
     */
    void apply(byte[] payload) {
        ByteReader in = new ByteReader(payload);
        while (!in.isAtEnd()) {
            int kind = in.readByte();
            apply(kind, in);
            closed = kind == Redo.CLOSE;
            changes += closed ? 0 : 1;
        }
    }

    private void apply(int kind, ByteReader in) {
        switch (kind) {
            case Redo.PUT -> put(in);
            case Redo.STAND -> stand(in);
            case Redo.OWN -> own(in);
            case Redo.REMOVE -> records.restoreRemoved(in.readText());
            case Redo.NODE -> records.nodes().of(in.readText()).restore(in.readLong(), in.readByte() == 1);
            case Redo.CLOSE -> {}
            default -> throw new IllegalArgumentException("There is no change of kind " + kind + ".");
        }
    }

    private void put(ByteReader in) {
        String id = in.readText();
        long number = in.readNumber();
        String text = in.readText();
        String name = in.readText();
        String executor = in.readText();
        int priority = (int) in.readNumber();
        String origin = in.readTextOrNull();
        Entry entry = records.restore(id, number, executor, priority);
        entry.define(Definition.of(text, name, entry.level.executor, priority, origin), origin);
        entry.stand(Redo.readStanding(in));
        entry.revision = in.readNumber();
        entry.fence = in.readNumber();
        records.restoreOwner(entry, in.readTextOrNull());
    }

    /** A record that is not there is one that a later change removes: the snapshot had been taken after that. */
    private void stand(ByteReader in) {
        Entry entry = records.get(in.readText());
        boolean keep = in.readByte() == 1;
        Standing standing = Redo.readStanding(in);
        long fence = in.readNumber();
        if (entry != null) {
            entry.stand(standing);
            entry.fence = fence;
            if (!keep) {
                records.restoreOwner(entry, null);
            }
        }
    }

    private void own(ByteReader in) {
        Entry entry = records.get(in.readText());
        String node = in.readText();
        long fence = in.readNumber();
        if (entry != null) {
            entry.fence = fence;
            records.restoreOwner(entry, node);
        }
    }
}
