package io.apscheduler.engine.dispatch;

import static io.apscheduler.spi.Standing.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProbesTest {
    private static final long LONGEST = 5_000_000;

    private final Probes probes = new Probes(LONGEST);

    private List<Long> looks() {
        List<Long> looks = new ArrayList<>();
        while (probes.next() != NEVER) {
            looks.add(probes.next());
            probes.looked(probes.next());
        }
        return looks;
    }

    @Test
    void expectNothingAtFirst() {
        assertThat(probes.next()).isEqualTo(NEVER);
        assertThat(probes.nanosToNext(0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void lookLessAndLessOften() {
        probes.expect(0, 0);
        assertThat(probes.nanosToNext(4_000)).isEqualTo(6_000_000);
        assertThat(looks())
                .containsExactly(10_000L, 40_000L, 130_000L, 400_000L, 1_210_000L, 3_640_000L)
                .allMatch(look -> look < LONGEST);
    }

    @Test
    void beginAnewWithEachExpectation() {
        probes.expect(0, 0);
        probes.looked(10_000);
        probes.looked(40_000);
        probes.expect(0, 50_000);
        assertThat(probes.next()).isEqualTo(60_000);
    }

    @Test
    void beginWhenTheRecordIsDueAndLeaveLaterOnesToTheHeartbeat() {
        probes.expect(2_000_000, 0);
        assertThat(probes.next()).isEqualTo(2_000_000 - Link.LOOK_AHEAD_MICROS + 10_000);
        Probes others = new Probes(LONGEST);
        others.expect(LONGEST, 0);
        assertThat(others.next()).isEqualTo(NEVER);
    }

    @Test
    void areNotUsedUpByLooksThatComeEarlier() {
        probes.expect(0, 0);
        probes.looked(9_999);
        assertThat(probes.next()).isEqualTo(10_000);
    }
}
