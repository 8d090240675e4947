package io.apscheduler.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditsTest {
    private static final long LEASE = 9_000_000;

    private final Audits audits = new Audits(LEASE);

    @Test
    void areNotMadeWhileEveryRequestIsAnswered() {
        assertThat(audits.isDue(Long.MAX_VALUE - 1)).isFalse();
        assertThat(audits.nanosToNext(0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void followALostRequestLessAndLessOftenAndThenEnd() {
        audits.lost(1_000_000);
        assertThat(audits.nanosToNext(1_000_000)).isEqualTo(LEASE / 3 * 1_000);
        assertThat(audits.isDue(1_000_000 + LEASE / 3)).isTrue();

        audits.made(1_000_000 + LEASE / 3);
        assertThat(audits.isDue(1_000_000 + LEASE - 1)).isFalse();
        assertThat(audits.isDue(1_000_000 + LEASE)).isTrue();

        audits.made(1_000_000 + 9 * LEASE);
        assertThat(audits.nanosToNext(0)).isEqualTo(Long.MAX_VALUE);
    }
}
