package io.apscheduler.store.redis;

/** How the servers given are to be understood. */
enum Topology {
    /** The one server that has the jobs. */
    SINGLE,
    /** Sentinels, which know where the primary is. */
    SENTINEL,
    /** Some servers of a cluster, which know the others. */
    CLUSTER
}
