package io.apscheduler.testkit;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import org.jspecify.annotations.Nullable;

/** A record by its values alone, whatever classes a store uses for its parts: for comparing. Immutable. */
record Plain(String id, What what, Where where, long revision, long fence) {
    static Plain of(JobRecord record) {
        return new Plain(
                record.id(),
                What.of(record.definition()),
                Where.of(record.standing()),
                record.revision(),
                record.fence());
    }

    /** The same with fence and revision raised. */
    Plain raised(int revisions, int fences) {
        return new Plain(id, what, where, revision + revisions, fence + fences);
    }

    Plain standing(Standing standing) {
        return new Plain(id, what, Where.of(standing), revision, fence);
    }

    /** The parts of a definition. */
    record What(
            String text,
            String name,
            String executor,
            int priority,
            @Nullable String origin) {
        static What of(Definition definition) {
            return new What(
                    definition.text(),
                    definition.name(),
                    definition.executor(),
                    definition.priority(),
                    definition.origin());
        }
    }

    /** The parts of a standing. */
    record Where(
            long nextFire,
            long due,
            long runs,
            boolean paused,
            @Nullable String quarantine,
            @Nullable String state) {
        static Where of(Standing standing) {
            return new Where(
                    standing.nextFire(),
                    standing.due(),
                    standing.runs(),
                    standing.paused(),
                    standing.quarantine(),
                    standing.state() == null ? null : standing.state().text());
        }
    }
}
