package io.apscheduler.engine.engine;

import io.apscheduler.job.ConflictPolicy;
import io.apscheduler.job.JobConflictException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The jobs that wait for the start, in the order in which they were scheduled. Thread-safe. */
final class TentativeJobs {
    private final ReentrantLock lock = new ReentrantLock();
    private List<TentativeJob> jobs = List.of();

    /** Adds a job, or does what its policy says if its id waits already; the job that waits under the id then. */
    TentativeJob add(TentativeJob job) {
        lock.lock();
        try {
            Optional<TentativeJob> there = find(job.store(), job.id());
            ConflictPolicy policy = job.spec().onConflict();
            if (there.isPresent() && policy == ConflictPolicy.FAIL) {
                throw new JobConflictException(job.store(), List.of(job.id()));
            }
            if (there.isPresent() && policy == ConflictPolicy.KEEP) {
                return there.get();
            }
            List<TentativeJob> changed = new ArrayList<>(jobs);
            there.ifPresent(changed::remove);
            changed.add(job);
            jobs = List.copyOf(changed);
            return job;
        } finally {
            lock.unlock();
        }
    }

    List<TentativeJob> all() {
        lock.lock();
        try {
            return jobs;
        } finally {
            lock.unlock();
        }
    }

    Optional<TentativeJob> find(String store, String id) {
        return all().stream()
                .filter(job -> job.id().equals(id) && job.store().equals(store))
                .findFirst();
    }

    /** Changes the job if it still waits. */
    Optional<TentativeJob> change(TentativeJob job, UnaryOperator<TentativeJob> change) {
        lock.lock();
        try {
            Optional<TentativeJob> there = find(job.store(), job.id());
            Optional<TentativeJob> changed = there.map(change);
            changed.ifPresent(after -> jobs = jobs.stream()
                    .map(one -> one.equals(there.get()) ? after : one)
                    .toList());
            return changed;
        } finally {
            lock.unlock();
        }
    }

    /** Takes those out that match. */
    List<TentativeJob> remove(Predicate<TentativeJob> which) {
        lock.lock();
        try {
            List<TentativeJob> removed = jobs.stream().filter(which).toList();
            jobs = jobs.stream().filter(which.negate()).toList();
            return removed;
        } finally {
            lock.unlock();
        }
    }
}
