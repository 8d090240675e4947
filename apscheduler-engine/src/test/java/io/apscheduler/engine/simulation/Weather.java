package io.apscheduler.engine.simulation;

/**
 * What may go wrong in a simulated world.
 *
 * @param lost how likely a request, or its reply, is lost
 * @param slow how likely either takes very long
 * @param doubled how likely a request whose reply was lost arrives once more, later
 * @param crashes how many nodes die on average, until the calm
 * @param pauses how many nodes stand still on average, some for longer than a lease
 * @param steps how often the store's clock is set
 * @param outages how often the store cannot be reached by anybody
 * @param refused how likely an executor refuses a run
 * @param edits how often somebody changes a job
 * @param failed how likely a task fails
 */
record Weather(
        double lost,
        double slow,
        double doubled,
        int crashes,
        int pauses,
        int steps,
        int outages,
        double refused,
        int edits,
        double failed) {
    /** Nothing goes wrong, and nobody changes anything. */
    static final Weather CALM = new Weather(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Nothing goes wrong but tasks, and people change jobs. */
    static final Weather BUSY = new Weather(0, 0, 0, 0, 0, 0, 0, 0.02, 20, 0.2);

    /** All that can go wrong does, but clocks are right. */
    static final Weather STORM = new Weather(0.03, 0.03, 0.3, 3, 4, 0, 1, 0.02, 20, 0.2);

    /** That, and the store's clock is set forward and back. */
    static final Weather CLOCKS = new Weather(0.02, 0.02, 0.3, 2, 3, 4, 1, 0.02, 10, 0.2);
}
