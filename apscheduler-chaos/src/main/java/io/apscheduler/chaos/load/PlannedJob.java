package io.apscheduler.chaos.load;

/**
 * A job of a run. Immutable. Times are microseconds since the epoch.
 *
 * @param number which of its kind
 * @param first its first fire time
 * @param period from one fire time to the next
 * @param times how many fire times it has
 */
public record PlannedJob(Kind kind, int number, long first, long period, int times) {
    /** The id. */
    public String id() {
        return kind + "-" + number;
    }

    /** The last fire time. */
    public long last() {
        return first + (times - 1) * period;
    }

    /** Which of its fire times that is, counted from 0; -1 if it is none. */
    public int indexOf(long fire) {
        long since = fire - first;
        return since < 0 || fire > last() || since % period != 0 ? -1 : (int) (since / period);
    }

    /** A fire time, counted from 0. */
    public long fire(int index) {
        return first + index * period;
    }
}
