package io.apscheduler.store.mapdb;

import io.apscheduler.spi.StoreContext;

/** What the threads of an open store are called. */
record Names(String scheduler, String alias) {
    static Names of(StoreContext context) {
        return new Names(context.scheduler(), context.alias());
    }

    /** A thread that keeps no JVM alive, not started. Nobody else knows it, so nobody interrupts it. */
    Thread thread(String role, Runnable task) {
        Thread thread = new Thread(task, "apscheduler-" + scheduler + "-" + alias + "-" + role);
        thread.setDaemon(true);
        return thread;
    }
}
