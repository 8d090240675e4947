package io.apscheduler.store.mongo;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.Standing;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What one update writes into a job's document; it raises the fence. Confined to the thread that puts it together. */
final class Change {
    private final Document set = new Document();
    private final Document unset = new Document();
    private final Document raised = new Document(Field.FENCE, 1L);

    /** Writes a field, or takes it away if the value is null. */
    Change put(String field, @Nullable Object value) {
        if (value == null) {
            unset.put(field, true);
        } else {
            set.put(field, value);
        }
        return this;
    }

    Change definition(Definition definition) {
        raised.put(Field.REVISION, 1L);
        String origin = definition.origin();
        return put(Field.DEFINITION, Keys.checked("definition", definition.text()))
                .put(Field.NAME, Keys.checked("name", definition.name()))
                .put(Field.EXECUTOR, Keys.checked("executor", definition.executor()))
                .put(Field.PRIORITY, definition.priority())
                .put(Field.ORIGIN, origin == null ? null : Keys.checked("origin", origin));
    }

    Change standing(Standing standing) {
        Standing.StateText state = standing.state();
        return put(Field.NEXT_FIRE, standing.nextFire())
                .put(Field.DUE, standing.due())
                .put(Field.RUNS, standing.runs())
                .put(Field.PAUSED, standing.paused())
                .put(Field.QUARANTINE, Keys.repaired(standing.quarantine()))
                .put(Field.STATE, state == null ? null : Keys.checked("state", state.text()));
    }

    /** The record can be claimed from its due time on, if it has one. */
    Change ready(Standing standing) {
        return put(Field.READY, standing.due() == NEVER ? null : standing.due());
    }

    /** The record has no owner any more. */
    Change ownerless() {
        return put(Field.OWNER, null).put(Field.LAPSED, null).put(Field.HELD, false);
    }

    /** The node owns the record. */
    static Change claimedBy(String node) {
        return new Change()
                .put(Field.OWNER, node)
                .put(Field.HELD, true)
                .put(Field.READY, null)
                .put(Field.LAPSED, null);
    }

    /** The record is removed; its document can be deleted some time. */
    static Change removal() {
        return new Change().put(Field.GONE, true).put(Field.READY, null).ownerless();
    }

    /** The update; it would make a document of a removed record where there is none any more. */
    Document updateOrStray(String scheduler) {
        Document stray = new Document(Field.SCHEDULER, scheduler);
        return update().append("$setOnInsert", set.containsKey(Field.GONE) ? stray : stray.append(Field.GONE, true));
    }

    Document update() {
        Document update = new Document();
        for (var part :
                List.of(new Document("$set", set), new Document("$unset", unset), new Document("$inc", raised))) {
            part.forEach((operator, fields) -> {
                if (!((Document) fields).isEmpty()) {
                    update.put(operator, fields);
                }
            });
        }
        return update;
    }
}
