package io.apscheduler.engine.dispatch;

import io.apscheduler.engine.run.FlightReports.Recording;
import io.apscheduler.spi.Completion;
import io.apscheduler.spi.JobRecord;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The end of a run as its task has written it in a transaction of its own, of which nobody tells whether it was committed: the
 * record shows it. Until then nothing else is sent of the job. Confined to the dispatcher's thread, but for what is final.
 */
final class Transacted implements Recording {
    private final Row row;
    private final int index;
    private final Completion completion;
    private final long revision;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private boolean ended;

    /** The end of a row's run of that index, to be written by the completion for a record of the given revision. */
    Transacted(Row row, int index, Completion completion, long revision) {
        this.row = row;
        this.index = index;
        this.completion = completion;
        this.revision = revision;
    }

    Completion completion() {
        return completion;
    }

    /** Ends when it is known whether it was committed. Thread-safe. */
    CompletableFuture<Void> over() {
        return over;
    }

    boolean isOf(Row other, int otherIndex) {
        return row == other && index == otherIndex;
    }

    /** Whether the run has ended, so that what happened can be found out. */
    boolean isEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }

    @Override
    public String id() {
        return completion.id();
    }

    /** Each edit raises fence and revision; a completion the fence alone. One that is gone was removed, by it or by others. */
    @Override
    public boolean isIn(Optional<JobRecord> now) {
        return now.map(record -> record.fence() - completion.fence() > record.revision() - revision)
                .orElse(true);
    }
}
