package io.apscheduler.store.redis;

import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads one page, in several parts where an origin is asked for that few jobs have. */
record Listing(JobQuery query) {
    private static final int LOOKS_AT_ONCE = 1_000;
    private static final byte[] NOTHING = {};

    /** A part of a page, and from where to go on, empty if not at all. */
    private record Part(List<JobRecord> jobs, List<byte[]> position) {}

    List<JobRecord> read(Function<List<byte[]>, List<?>> server, Witness witness) {
        List<JobRecord> page = new ArrayList<>();
        JobQuery.Position after = query.after();
        List<byte[]> position =
                after == null ? List.of() : List.of(Texts.bytes(after.nextFire()), Texts.bytes(after.id()));
        do {
            List<byte[]> arguments = witness.arguments();
            addQuestion(query.limit() - page.size(), arguments);
            arguments.addAll(position);
            Part part = part(server.apply(arguments));
            page.addAll(part.jobs());
            position = part.position();
        } while (!position.isEmpty());
        return page;
    }

    private void addQuestion(int most, List<byte[]> arguments) {
        String origin = query.origin();
        arguments.add(Texts.bytes(most));
        arguments.add(Texts.bytes(Math.min(query.origin() == null ? most : LOOKS_AT_ONCE, LOOKS_AT_ONCE)));
        arguments.add(Texts.bytes(origin == null ? 0 : 1));
        arguments.add(origin == null ? NOTHING : Texts.bytes(origin));
    }

    private static Part part(List<?> reply) {
        return new Part(
                Jobs.readAll(reply.get(1)),
                reply.size() < 4 ? List.of() : List.of((byte[]) reply.get(2), (byte[]) reply.get(3)));
    }
}
