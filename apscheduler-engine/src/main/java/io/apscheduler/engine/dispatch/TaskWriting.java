package io.apscheduler.engine.dispatch;

import io.apscheduler.engine.dispatch.Transactions.Answer;
import io.apscheduler.engine.run.Flight;
import io.apscheduler.engine.run.FlightReports.Recording;
import io.apscheduler.job.StoreTransaction;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.JoinedStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes the ends of runs in transactions of their tasks, on the threads of the tasks. Thread-safe. */
final class TaskWriting {
    private static final int ATTEMPTS = 5;
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    private final String alias;
    private final JobStore store;
    private final Link link;
    private final Transactions transactions;
    private final Consumer<Runnable> dispatcher;

    /**
     * Writing for one store.
     *
     * @param dispatcher does something on the dispatcher's thread, and waits for it
     */
    TaskWriting(String alias, JobStore store, Link link, Transactions transactions, Consumer<Runnable> dispatcher) {
        this.alias = alias;
        this.store = store;
        this.link = link;
        this.transactions = transactions;
        this.dispatcher = dispatcher;
    }

    Recording complete(Flight flight, int index, StoreTransaction transaction) {
        JoinedStore joined = store.join(transaction)
                .orElseThrow(() -> new IllegalArgumentException("Job store \"" + alias + "\" takes part in no "
                        + transaction.getClass().getSimpleName() + ": the run of job \"" + flight.jobId()
                        + "\" cannot be completed in it."));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Answer answer = ask(() -> link.isUncertain()
                    ? new Answer.Lost("its job store does not answer at present")
                    : transactions.prepare(flight, index));
            if (answer instanceof Answer.Wait busy) {
                await(busy.other().over());
                attempt = 0;
            } else if (answer instanceof Answer.Nothing) {
                return new Removed(flight.jobId());
            } else if (answer instanceof Answer.Lost lost) {
                throw lost(flight, lost.why());
            } else if (answer instanceof Answer.Write write && wasWritten(write.end(), joined, flight)) {
                return write.end();
            }
        }
        throw lost(flight, "its job is being changed all the time");
    }

    /** The job was removed while it ran: there is nothing to be recorded, and nothing that could be repeated. */
    private record Removed(String id) implements Recording {
        @Override
        public boolean isIn(Optional<JobRecord> now) {
            return now.isEmpty();
        }
    }

    private boolean wasWritten(Transacted end, JoinedStore joined, Flight flight) {
        try {
            if (joined.complete(end.completion())) {
                return true;
            }
            Optional<JobRecord> now = store.find(end.id());
            boolean ours =
                    now.isPresent() && link.incarnation().equals(now.get().owner());
            ask(() -> {
                transactions.refused(end, now, link.incarnation());
                return true;
            });
            if (now.isPresent() && !ours) {
                throw lost(flight, "another node has taken it");
            }
            if (ours && end.isIn(now)) {
                throw lost(flight, "it was completed already");
            }
            return false;
        } catch (JobStoreException e) {
            ask(() -> {
                transactions.dropped(end);
                return true;
            });
            throw e;
        }
    }

    private static IllegalStateException lost(Flight flight, String why) {
        return new IllegalStateException("The run of job \"" + flight.jobId() + "\" for " + flight.fireTime()
                + " cannot be completed: " + why + ". Roll the transaction back.");
    }

    private static void await(CompletableFuture<Void> over) {
        try {
            over.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while another run of the job was being completed.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isRecorded(Recording recording) {
        while (true) {
            try {
                return recording.isIn(store.find(recording.id()));
            } catch (JobStoreException e) {
                if (Thread.currentThread().isInterrupted()) {
                    return false;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        dispatcher.accept(() -> answer.complete(question.get()));
        return answer.join();
    }
}
