package io.apscheduler.engine.engine;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits in standalone mode until no job is left in any store, or somebody shuts the scheduler down. */
final class Standalone {
    private static final Logger LOG = LoggerFactory.getLogger(Standalone.class);
    private static final Duration LOCAL = Duration.ofMillis(50);
    private static final Duration SHARED = Duration.ofSeconds(1);

    private final Session session;

    Standalone(Session session) {
        this.session = session;
    }

    void await() {
        boolean shared = session.stores().stream().anyMatch(open -> open.store().isPersistent());
        Duration pause = shared ? SHARED : LOCAL;
        while (isUnfinished()) {
            try {
                session.closed().get(pause.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                // Nobody has shut it down: look again.
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isUnfinished() {
        return session.stores().stream().anyMatch(Standalone::isUnfinished);
    }

    private static boolean isUnfinished(OpenStore open) {
        try {
            return open.store().isUnfinished();
        } catch (RuntimeException e) { // the store cannot be reached: that is no reason to end
            LOG.debug("Job store \"{}\" does not tell whether it is finished.", open.alias(), e);
            return true;
        }
    }
}
