package io.apscheduler.engine.dispatch;

import static io.apscheduler.spi.Standing.NEVER;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * When to look at which owned job: a binary heap in which each job knows its place, so that a change costs O(log n).
 * Confined to the dispatcher's thread.
 */
final class Wakes {
    private OwnedJob[] heap = new OwnedJob[64];
    private int size;

    /** The earliest time of all, {@code NEVER} if there is none. */
    long earliest() {
        return size == 0 ? NEVER : heap[0].wakeAt;
    }

    /** Takes the first job out whose time has come, null if there is none. */
    @Nullable
    OwnedJob poll(long now) {
        if (size == 0 || heap[0].wakeAt > now) {
            return null;
        }
        OwnedJob first = heap[0];
        remove(first);
        return first;
    }

    /** Sets when to look at a job; {@code NEVER} takes it out. */
    void set(OwnedJob job, long at) {
        if (at == NEVER) {
            remove(job);
            return;
        }
        job.wakeAt = at;
        if (job.wakeIndex < 0) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size * 2);
            }
            place(job, size++);
        }
        up(job.wakeIndex);
        down(job.wakeIndex);
    }

    void remove(OwnedJob job) {
        int hole = job.wakeIndex;
        job.wakeAt = NEVER;
        if (hole < 0) {
            return;
        }
        job.wakeIndex = -1;
        OwnedJob last = heap[--size];
        heap[size] = null;
        if (last != job) {
            place(last, hole);
            up(hole);
            down(last.wakeIndex);
        }
    }

    private void up(int start) {
        int at = start;
        OwnedJob job = heap[at];
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (heap[parent].wakeAt <= job.wakeAt) {
                break;
            }
            place(heap[parent], at);
            at = parent;
        }
        place(job, at);
    }

    private void down(int start) {
        int at = start;
        OwnedJob job = heap[at];
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && heap[child + 1].wakeAt < heap[child].wakeAt) {
                child++;
            }
            if (heap[child].wakeAt >= job.wakeAt) {
                break;
            }
            place(heap[child], at);
            at = child;
        }
        place(job, at);
    }

    private void place(OwnedJob job, int at) {
        heap[at] = job;
        job.wakeIndex = at;
    }
}
