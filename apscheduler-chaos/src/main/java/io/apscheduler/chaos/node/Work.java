package io.apscheduler.chaos.node;

import io.apscheduler.chaos.ledger.Entry;
import io.apscheduler.chaos.ledger.Ledger;
import io.apscheduler.chaos.ledger.MachineTime;
import io.apscheduler.chaos.ledger.Mark;
import io.apscheduler.job.JobContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The task of all jobs: notes in the ledger that it was called, and that it returns. */
public final class Work {
    private static volatile @Nullable Book book;

    private Work() {}

    /** Where this process writes. */
    record Book(Ledger ledger, String node) {
        void write(Mark mark, String job, Instant fire, Instant first, long count, String note) {
            ledger.write(
                    new Entry(mark, MachineTime.micros(), node, job, microsOf(fire), microsOf(first), count, note));
        }

        void write(Mark mark, String note) {
            ledger.write(Entry.of(mark, MachineTime.micros(), node, note));
        }

        private static long microsOf(Instant time) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, time);
        }
    }

    static void writeTo(Book opened) {
        book = opened;
    }

    /** Runs once, and takes that long. */
    public static void run(int millis, JobContext context) throws InterruptedException {
        Book open = book;
        if (open == null) {
            throw new IllegalStateException("No ledger is open in this process.");
        }
        String job = context.job().id();
        Instant fire = context.fireTime();
        long late = MachineTime.wallMicros() - Book.microsOf(fire);
        open.write(context.isRecovery() ? Mark.AGAIN : Mark.START, job, fire, fire, context.attempt(), "" + late);
        if (millis > 0) {
            Thread.sleep(millis);
        }
        open.write(Mark.END, job, fire, fire, context.attempt(), "");
    }
}
