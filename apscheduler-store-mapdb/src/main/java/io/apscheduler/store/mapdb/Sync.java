package io.apscheduler.store.mapdb;

/** What a call that has returned can be relied on to survive. */
public enum Sync {
    /** The end of the process, of the operating system, and a power failure: the disk is told to keep it. The default. */
    ALWAYS,

    /**
     * The end of the process, however it ends, but not that of the operating system: nothing waits for the disk. After a
     * power failure jobs may stand where they stood earlier, whole nevertheless.
     */
    NONE
}
