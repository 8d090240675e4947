package io.apscheduler.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LoadTest {
    private static final long BEGIN = 1_000_000_000;

    @Test
    void plansAllKindsButTheNew() {
        List<PlannedJob> plan = new Load(1_000, 10_000, 1_000_000, 90, false).plan(BEGIN, new Random(1));

        assertThat(plan.stream().mapToLong(PlannedJob::times).sum()).isEqualTo(100_000);
        assertThat(plan).extracting(PlannedJob::kind).contains(Kind.values()[0], Kind.SINGLE, Kind.PLAIN, Kind.SLOW);
        assertThat(plan).extracting(PlannedJob::kind).doesNotContain(Kind.NEW);
        assertThat(plan).extracting(PlannedJob::id).doesNotHaveDuplicates();
        assertThat(plan).allMatch(job -> job.first() >= BEGIN && job.last() < BEGIN + 91_000_000);
    }

    @Test
    void plansJobsOfOneKindIfNoneMayBeMissed() {
        assertThat(new Load(50, 5, 1_000_000, 90, true).plan(BEGIN, new Random(1)))
                .extracting(PlannedJob::kind)
                .containsOnly(Kind.ALWAYS, Kind.ONESHOT);
    }

    @Test
    void plansNewJobsUntilTheEnd() {
        List<PlannedJob> plan =
                new Load(100, 0, 1_000_000, 90, false).planOfNew(BEGIN, BEGIN + 20_000_000, new Random(1));

        assertThat(plan).hasSize(5).allMatch(job -> job.kind() == Kind.NEW && job.times() == 20);
    }

    @Test
    void knowsFireTimes() {
        PlannedJob job = new PlannedJob(Kind.PLAIN, 3, 500, 100, 4);

        assertThat(job.last()).isEqualTo(800);
        assertThat(job.indexOf(500)).isZero();
        assertThat(job.indexOf(800)).isEqualTo(3);
        assertThat(job.indexOf(900)).isEqualTo(-1);
        assertThat(job.indexOf(650)).isEqualTo(-1);
        assertThat(job.indexOf(400)).isEqualTo(-1);
        assertThat(job.fire(2)).isEqualTo(700);
    }
}
