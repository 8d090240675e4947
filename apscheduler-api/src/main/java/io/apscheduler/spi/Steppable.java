package io.apscheduler.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * What a scheduler offers to a test that moves its clock: to wait until everything due has run and been recorded.
 *
 * @implSpec Implemented by the scheduler itself.
 */
public interface Steppable {
    /**
     * Waits until there is nothing left to do at the present time of the clock: all due runs have ended, are recorded in
     * their stores, and all events have been told.
     *
     * @param patience how long to wait, in real time
     * @return the next instant at which there will be something to do, empty if never
     * @throws TimeoutException if runs are still in progress after that time; the message names them
     * @throws InterruptedException if interrupted while waiting
     */
    Optional<Instant> settle(Duration patience) throws TimeoutException, InterruptedException;
}
