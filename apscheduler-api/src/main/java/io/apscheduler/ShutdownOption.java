package io.apscheduler;

/** What a shutdown leaves undone. */
public enum ShutdownOption {
    /** Returns at once: executing runs go on and are recorded, and what is left to close is closed behind them. */
    NO_WAIT,
    /** Does not close the executors, and returns at once, as {@link #NO_WAIT}. */
    KEEP_EXECUTORS,
    /** Does not close the job stores. */
    KEEP_STORES
}
