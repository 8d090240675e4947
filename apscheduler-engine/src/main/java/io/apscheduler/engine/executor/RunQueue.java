package io.apscheduler.engine.executor;

import io.apscheduler.spi.JobRun;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Runs that wait for a thread: higher priority first, in the order of arrival within one. Confined to its pool's lock.
 *
 * <p>One ring buffer per priority in use, and a bit set that tells which are not empty.
 */
final class RunQueue {
    private static final int LEVELS = 9;

    /** A buffer that had to hold more than this is dropped when empty: it never shrinks by itself. */
    private static final int KEPT = 4096;

    private final Level[] levels = new Level[LEVELS];
    private int filled;
    private int size;

    void add(JobRun run) {
        int index = Math.min(Math.max(run.priority(), 1), LEVELS) - 1;
        Level level = levels[index];
        if (level == null) {
            level = new Level();
            levels[index] = level;
        }
        level.add(run);
        size++;
        filled |= 1 << index;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Takes the next run; null if there is none. */
    @Nullable
    JobRun poll() {
        if (filled == 0) {
            return null;
        }
        int index = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(filled);
        Level level = levels[index];
        JobRun run = level.poll();
        size--;
        if (level.runs.isEmpty()) {
            filled &= ~(1 << index);
        }
        return run;
    }

    private static final class Level {
        private ArrayDeque<JobRun> runs = new ArrayDeque<>();
        private int longest;

        void add(JobRun run) {
            runs.add(run);
            longest = Math.max(longest, runs.size());
        }

        @Nullable
        JobRun poll() {
            JobRun run = runs.poll();
            if (longest > KEPT && runs.isEmpty()) {
                runs = new ArrayDeque<>();
                longest = 0;
            }
            return run;
        }
    }
}
