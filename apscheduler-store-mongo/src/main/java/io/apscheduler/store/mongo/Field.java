package io.apscheduler.store.mongo;

/** The fields of a job's document. */
final class Field {
    /** The scheduler's name and the job's id: see {@link Keys}. */
    static final String KEY = "_id";

    static final String SCHEDULER = "scheduler";
    static final String DEFINITION = "definition";
    static final String NAME = "name";
    static final String EXECUTOR = "executor";
    static final String PRIORITY = "priority";
    static final String ORIGIN = "origin";
    static final String NEXT_FIRE = "next_fire";
    static final String DUE = "due";
    static final String RUNS = "runs";
    static final String PAUSED = "paused";
    static final String QUARANTINE = "quarantine";
    static final String STATE = "state";
    static final String REVISION = "revision";
    static final String FENCE = "fence";
    static final String OWNER = "owner";

    /** Whether the record has an owner whose death was not settled yet. */
    static final String HELD = "held";

    /** The due time as long as the record can be claimed, else missing: what claims look at. */
    static final String READY = "ready";

    /** Until when the lease of the dead owner had held; missing where there is none. */
    static final String LAPSED = "lapsed";

    /** True where the record was removed, and the document is still to be deleted. */
    static final String GONE = "gone";

    private Field() {}
}
