package io.apscheduler.engine.dispatch;

import io.apscheduler.engine.run.Flight;
import io.apscheduler.spi.Completion;
import io.apscheduler.spi.JobRecord;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The runs that are completed in transactions of their tasks. Confined to the dispatcher's thread. */
final class Transactions {
    private final Desk desk;
    private final Outbox outbox;
    private final Predicate<Row> inFlight;

    Transactions(Desk desk, Outbox outbox, Predicate<Row> inFlight) {
        this.desk = desk;
        this.outbox = outbox;
        this.inFlight = inFlight;
    }

    /** What can be done about a run that its task wants to complete. */
    sealed interface Answer {
        /** Write this. */
        record Write(Transacted end) implements Answer {}

        /** Another run of the job is being completed: ask again when that is over. */
        record Wait(Transacted other) implements Answer {}

        /** The job was removed: nothing is left to be written. */
        record Nothing() implements Answer {}

        /** It cannot be completed. */
        record Lost(String why) implements Answer {}
    }

    /** The run of that index wants to be completed. */
    Answer prepare(Flight flight, int index) {
        Row row = (Row) flight.sender();
        OwnedJob job = row.job();
        if (!inFlight.test(row) || row.isDone(index)) {
            return new Answer.Lost("it has taken too long and was given up");
        }
        if (job.isLapsed()) {
            return new Answer.Lost("this node's lease has lapsed, and others may run it again");
        }
        if (job.isGone()) {
            return new Answer.Nothing();
        }
        Transacted before = job.transacted();
        if (before != null && !before.isOf(row, index)) {
            return new Answer.Wait(before);
        }
        Completion completion = job.after(row, index).completion();
        Transacted end = new Transacted(row, index, completion, job.record().revision());
        outbox.remove(job);
        job.transacted(end);
        return new Answer.Write(end);
    }

    /** What was prepared was refused by the store, where the record is as given now. */
    void refused(Transacted end, Optional<JobRecord> now, String node) {
        OwnedJob job = job(end);
        if (job == null) {
            return;
        }
        boolean ours = now.isPresent() && node.equals(now.get().owner());
        if (ours && !end.isIn(now)) {
            desk.edited(now.get());
        } else if (!ours) {
            desk.gone(end.id());
        }
    }

    /** What was prepared was not written, or is not going to be committed. */
    void dropped(Transacted end) {
        OwnedJob job = job(end);
        if (job != null) {
            job.transacted(null);
            desk.touch(job);
        }
    }

    private @Nullable OwnedJob job(Transacted end) {
        OwnedJob job = desk.find(end.id());
        return job != null && job.transacted() == end ? job : null;
    }
}
