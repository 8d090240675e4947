package io.apscheduler.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final int THREADS = 2;
    private static final long QUICK = TimeUnit.MILLISECONDS.toNanos(3);
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(40);

    private final Backlog backlog = new Backlog();

    /** All that may be handed over is, waits that long, and is used up. */
    private void round(long waitedNanos, long exchangeNanos) {
        backlog.claiming();
        int claimed = backlog.capacity(THREADS);
        for (int i = 0; i < claimed; i++) {
            backlog.handedOver();
        }
        for (int i = 0; i < claimed; i++) {
            backlog.left(waitedNanos);
        }
        backlog.adapt(true, exchangeNanos);
    }

    @Test
    void growsWhileWhatIsHandedOverIsUsedUp() {
        int first = backlog.capacity(THREADS);
        round(0, QUICK);
        assertThat(backlog.capacity(THREADS)).isEqualTo(2 * (first - THREADS) + THREADS);
    }

    @Test
    void growsToALimit() {
        for (int i = 0; i < 20; i++) {
            round(0, QUICK);
        }
        assertThat(backlog.capacity(THREADS)).isEqualTo(4_096);
    }

    @Test
    void shrinksWhereRunsWaitForTheThreads() {
        round(0, QUICK);
        round(0, QUICK);
        int grown = backlog.capacity(THREADS);
        round(SLOW, QUICK);
        assertThat(backlog.capacity(THREADS)).isLessThan(grown);
    }

    @Test
    void growsWhereTheyWaitForAStoreThatIsSlower() {
        int first = backlog.capacity(THREADS);
        round(SLOW, SLOW);
        assertThat(backlog.capacity(THREADS)).isGreaterThan(first);
    }

    @Test
    void countsWhatStillWaits() {
        int room = backlog.capacity(THREADS);
        backlog.handedOver();
        assertThat(backlog.capacity(THREADS)).isEqualTo(room - 1);
        backlog.left(0);
        assertThat(backlog.capacity(THREADS)).isEqualTo(room);
    }
}
