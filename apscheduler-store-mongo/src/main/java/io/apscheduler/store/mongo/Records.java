package io.apscheduler.store.mongo;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.Standing.StateText;
import org.bson.Document;

/** Turns records into documents and back. Immutable. */
record Records(Keys keys) {
    /** A new record's document. */
    Document document(JobRecord record) {
        Definition definition = record.definition();
        Standing standing = record.standing();
        Document document = new Document(Field.KEY, keys.of(Keys.checked("id", record.id())))
                .append(Field.SCHEDULER, keys.scheduler());
        document.putAll((Document) new Change()
                .definition(definition)
                .standing(standing)
                .ready(standing)
                .put(Field.HELD, false)
                .update()
                .get("$set"));
        return document.append(Field.REVISION, record.revision()).append(Field.FENCE, record.fence());
    }

    JobRecord record(Document document) {
        return new JobRecord(
                id(document),
                Definition.of(
                        document.getString(Field.DEFINITION),
                        document.getString(Field.NAME),
                        document.getString(Field.EXECUTOR),
                        document.getInteger(Field.PRIORITY),
                        document.getString(Field.ORIGIN)),
                standing(document),
                document.getLong(Field.REVISION),
                document.getString(Field.OWNER),
                document.getLong(Field.FENCE));
    }

    /** The record as a claim that was won leaves it. */
    JobRecord claimed(Document document, String node) {
        JobRecord before = record(document);
        return new JobRecord(
                before.id(), before.definition(), before.standing(), before.revision(), node, before.fence() + 1);
    }

    /** The record as a completion that was applied, and keeps it, leaves it. */
    JobRecord completed(Document document, Completion.Advance completion) {
        JobRecord before = record(document);
        return new JobRecord(
                before.id(),
                before.definition(),
                completion.standing(),
                before.revision(),
                before.owner(),
                completion.fence() + 1);
    }

    String id(Document document) {
        return keys.id(document.getString(Field.KEY));
    }

    private static Standing standing(Document document) {
        String state = document.getString(Field.STATE);
        return new Standing(
                document.getLong(Field.NEXT_FIRE),
                document.getLong(Field.DUE),
                document.getLong(Field.RUNS),
                document.getBoolean(Field.PAUSED),
                document.getString(Field.QUARANTINE),
                state == null ? null : StateText.of(state));
    }

    static boolean isGone(Document document) {
        return document.getBoolean(Field.GONE, false);
    }
}
