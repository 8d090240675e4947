package io.apscheduler.store.redis;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import java.util.List;

/** Jobs as scripts take and give them. */
final class Jobs {
    /** Where the fields are in a reply. */
    private static final int TEXT = 0;

    private static final int NAME = 1;
    private static final int LANE = 2;
    private static final int ORIGIN = 3;
    private static final int STANDING = 4;
    private static final int REVISION = 5;
    private static final int OWNER = 6;
    private static final int FENCE = 7;
    static final int LAPSED = 8;
    static final int ID = 9;

    private static final byte[] TEXT_FIELD = Texts.bytes("text");
    private static final byte[] NAME_FIELD = Texts.bytes("name");
    private static final byte[] ORIGIN_FIELD = Texts.bytes("origin");
    private static final byte[] REVISION_FIELD = Texts.bytes("revision");
    private static final byte[] FENCE_FIELD = Texts.bytes("fence");

    private Jobs() {}

    /** The queue of a job: its priority and its executor. */
    static byte[] lane(Definition definition) {
        return Texts.exactBytes("alias of the executor", definition.priority() + ":" + definition.executor());
    }

    /** Adds the fields of a definition, but for the lane, each with its value. */
    static void addFields(Definition definition, List<byte[]> arguments) {
        arguments.add(TEXT_FIELD);
        arguments.add(Texts.exactBytes("definition", definition.text()));
        arguments.add(NAME_FIELD);
        arguments.add(Texts.exactBytes("name", definition.name()));
        String origin = definition.origin();
        if (origin != null) {
            arguments.add(ORIGIN_FIELD);
            arguments.add(Texts.exactBytes("origin", origin));
        }
    }

    /** Adds a new job with all its fields. */
    static void addNew(JobRecord record, List<byte[]> arguments) {
        Definition definition = record.definition();
        arguments.add(Texts.exactBytes("id", record.id()));
        arguments.add(lane(definition));
        arguments.add(Standings.write(record.standing()));
        arguments.add(Texts.bytes(definition.origin() == null ? 8 : 10));
        addFields(definition, arguments);
        arguments.add(REVISION_FIELD);
        arguments.add(Texts.bytes(0));
        arguments.add(FENCE_FIELD);
        arguments.add(Texts.bytes(record.fence()));
    }

    static List<JobRecord> readAll(Object reply) {
        return ((List<?>) reply).stream().map(Jobs::read).toList();
    }

    static JobRecord read(Object reply) {
        List<?> fields = (List<?>) reply;
        String owner = Texts.text(fields.get(OWNER));
        return new JobRecord(
                Texts.text(fields.get(ID)),
                definition(fields),
                Standings.read(Texts.text(fields.get(STANDING))),
                Texts.number(fields.get(REVISION)),
                owner.isEmpty() ? null : owner,
                Texts.number(fields.get(FENCE)));
    }

    private static Definition definition(List<?> fields) {
        String lane = Texts.text(fields.get(LANE));
        Object origin = fields.get(ORIGIN);
        return Definition.of(
                Texts.text(fields.get(TEXT)),
                Texts.text(fields.get(NAME)),
                lane.substring(2),
                lane.charAt(0) - '0',
                origin == null ? null : Texts.text(origin));
    }
}
