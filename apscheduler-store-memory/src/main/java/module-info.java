/** The default job store: keeps jobs in memory. */
module io.apscheduler.store.memory {
    requires io.apscheduler.api;
}
