package io.apscheduler.store.mapdb;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.Definition;
import io.apscheduler.spi.Definition.StoredDefinition;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.Standing.StateText;
import java.util.List;

/** What is asked of the store, with all texts made: before any lock is taken, since they are made by others. */
final class Plain {
    private Plain() {}

    static JobRecord of(JobRecord record) {
        return new JobRecord(
                record.id(),
                of(record.definition()),
                of(record.standing()),
                record.revision(),
                record.owner(),
                record.fence());
    }

    static ExchangeRequest of(ExchangeRequest request) {
        List<Completion> completions =
                request.completions().stream().map(Plain::of).toList();
        return new ExchangeRequest(
                request.node(),
                request.leaseMicros(),
                completions,
                request.capacity(),
                request.declined(),
                request.lookAheadMicros());
    }

    private static Completion of(Completion completion) {
        if (completion instanceof Completion.Advance advance) {
            return new Completion.Advance(advance.id(), advance.fence(), of(advance.standing()), advance.keep());
        }
        return completion;
    }

    private static Definition of(Definition definition) {
        return definition instanceof StoredDefinition
                ? definition
                : Definition.of(
                        definition.text(),
                        definition.name(),
                        definition.executor(),
                        definition.priority(),
                        definition.origin());
    }

    private static Standing of(Standing standing) {
        StateText state = standing.state();
        if (state == null || state instanceof StateText.Stored) {
            return standing;
        }
        return new Standing(
                standing.nextFire(),
                standing.due(),
                standing.runs(),
                standing.paused(),
                standing.quarantine(),
                StateText.of(state.text()));
    }
}
