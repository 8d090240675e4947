package io.apscheduler.engine.executor;

import io.apscheduler.spi.JobRun;

/**
 * A run that keeps the JVM alive while it is called, on a thread that may not do so.
 *
 * <p>Not before: a run that a foreign executor drops from its queue would hold the JVM for ever.
 */
record HeldRun(JobRun held, Lifeline lifeline) implements Runnable {
    @Override
    public void run() {
        lifeline.hold();
        try {
            held.run();
        } finally {
            lifeline.release();
        }
    }
}
