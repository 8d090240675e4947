package io.apscheduler.engine.time;

/**
 * What a node knows of the clock of a store: its time as last told, plus the time elapsed since the answer came. That is
 * never later than the store's own now, so that nothing starts early. Thread-safe.
 */
public final class StoreClock {
    private final Ticker ticker;
    private volatile Reading reading;

    /** A clock that goes by the given time until the store has told its own. */
    public StoreClock(Ticker ticker, long nowMicros) {
        this.ticker = ticker;
        this.reading = new Reading(nowMicros, ticker.nanos());
    }

    /** Takes what the store has just told. */
    public void set(long storeMicros) {
        reading = new Reading(storeMicros, ticker.nanos());
    }

    /** The store's now, in microseconds since the epoch, at the latest. */
    public long micros() {
        Reading last = reading;
        return last.micros + Math.max(0, ticker.nanos() - last.nanos) / 1_000;
    }

    private record Reading(long micros, long nanos) {}
}
