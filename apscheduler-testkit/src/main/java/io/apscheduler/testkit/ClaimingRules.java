package io.apscheduler.testkit;

import static io.apscheduler.testkit.StoreRig.HOUR;
import static io.apscheduler.testkit.StoreRig.NEVER;
import static io.apscheduler.testkit.StoreRig.SECOND;
import static io.apscheduler.testkit.StoreRig.at;
import static io.apscheduler.testkit.StoreRig.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.Standing.StateText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules C: who gets what, and when. */
abstract class ClaimingRules {
    private final StoreRig rig;

    ClaimingRules(StoreRig rig) {
        this.rig = rig;
    }

    @Test
    @DisplayName("C1: nothing is claimed before it is due")
    void claimsNothingEarly() {
        rig.add(job("later", rig.now() + HOUR), job("soon", rig.now() + SECOND / 2), job("due", rig.now()));

        ExchangeReply first = rig.turn("n1").room(5).go();
        rig.pass(SECOND / 2);
        ExchangeReply second = rig.turn("n1").room(5).go();

        // On a slow machine both have come due before the first exchange.
        assertThat(first.claims())
                .allMatch(claim -> claim.record().standing().due() <= first.now())
                .extracting(claim -> claim.record().id())
                .startsWith("due");
        assertThat(Stream.of(first, second).flatMap(reply -> reply.claims().stream()))
                .extracting(claim -> claim.record().id())
                .containsExactly("due", "soon");
    }

    @Test
    @DisplayName("C1: a microsecond too early is too early")
    void claimsNothingAMicrosecondEarly() {
        long due = rig.now() + 2_345;
        rig.add(job("a", due));
        ExchangeReply reply = rig.turn("n1").room(5).go();
        while (reply.claims().isEmpty()) {
            assertThat(reply.now()).isLessThan(due);
            rig.pass(1);
            reply = rig.turn("n1").room(5).go();
        }

        assertThat(reply.now()).isGreaterThanOrEqualTo(due);
    }

    @Test
    @DisplayName("C1: a look-ahead claims what is due within it, and no more")
    void looksAhead() {
        rig.add(job("far", rig.now() + 2 * HOUR), job("near", rig.now() + HOUR - SECOND), job("due", rig.now()));

        assertThat(rig.turn("n1").room(5).ahead(HOUR).ids()).containsExactly("due", "near");
    }

    @Test
    @DisplayName("C2: a claim never exceeds the capacity of any executor")
    void respectsCapacity() {
        for (int i = 0; i < 20; i++) {
            rig.add(
                    job("d" + i, rig.now()),
                    job("io" + i, "io", 5, rig.now()),
                    job("other" + i, "other", 9, rig.now()));
        }

        List<String> ids = rig.turn("n1").room(7).room("io", 3).room("none", 5).ids();

        assertThat(ids).hasSize(10).doesNotHaveDuplicates();
        assertThat(ids.stream().filter(id -> id.startsWith("io"))).hasSize(3);
        assertThat(ids.stream().filter(id -> id.startsWith("other"))).isEmpty();
    }

    @Test
    @DisplayName("C2: a capacity of zero, or none, claims nothing")
    void claimsNothingWithoutCapacity() {
        rig.add(job("a", rig.now()));

        assertThat(rig.turn("n1").ids()).isEmpty();
        assertThat(rig.turn("n1").room(0).ids()).isEmpty();
        assertThat(rig.turn("n1").room(1).ids()).containsExactly("a");
    }

    @Test
    @DisplayName("C3: all that is due is claimed in the end")
    void claimsAllInTheEnd() {
        List<JobRecord> jobs = IntStream.range(0, 200)
                .mapToObj(i -> job("job " + i, i % 3 == 0 ? "io" : "default", 1 + i % 9, rig.now() - i % 5))
                .toList();
        rig.store().add(jobs);

        List<String> claimed = new ArrayList<>();
        List<String> some = rig.turn("n1").room(13).room("io", 7).ids();
        for (int i = 0; !some.isEmpty() && claimed.size() <= jobs.size(); i++) {
            claimed.addAll(some);
            some = rig.turn("n" + i % 3).room(13).room("io", 7).ids();
        }

        assertThat(claimed)
                .containsExactlyInAnyOrderElementsOf(
                        jobs.stream().map(JobRecord::id).toList());
    }

    @Test
    @DisplayName("C4: higher priority goes first, then the earlier due time")
    void ordersByPriorityThenDue() {
        long now = rig.now();
        rig.add(
                job("low, long due", "default", 1, now - 9 * HOUR),
                job("high, later", "default", 9, now - 1),
                job("high, earlier", "default", 9, now - 2),
                job("plain", "default", 5, now - HOUR),
                job("high, not due", "default", 9, now + HOUR),
                job("io, plain", "io", 5, now - 2 * HOUR));

        assertThat(rig.turn("n1").room(2).ids()).containsExactly("high, earlier", "high, later");
        assertThat(rig.turn("n1").room(5).room("io", 5).ids()).containsExactly("io, plain", "plain", "low, long due");
    }

    @Test
    @DisplayName("C4: among equal priorities the earliest are chosen, and told in order")
    void choosesTheEarliest() {
        long now = rig.now();
        for (int i = 0; i < 30; i++) {
            rig.add(job("job " + (i * 7 % 30), now - 1_000 + i * 7 % 30));
        }

        List<String> expected = IntStream.range(0, 10).mapToObj(i -> "job " + i).toList();
        assertThat(rig.turn("n1").room(10).ids()).isEqualTo(expected);
    }

    @Test
    @DisplayName("C5: declined records are not claimed and take up no capacity")
    void leavesDeclinedRecords() {
        rig.add(job("a", rig.now() - 3), job("b", rig.now() - 2), job("c", rig.now() - 1));

        assertThat(rig.turn("n1").room(2).declining("a", "unknown").ids()).containsExactly("b", "c");
        assertThat(rig.turn("n2").room(2).ids()).containsExactly("a");
    }

    @Test
    @DisplayName("C6: a claim sets the owner and raises the fence by one, and changes nothing else")
    void changesOwnerAndFenceOnly() {
        Standing standing = new Standing(rig.now() - 5, rig.now() - 3, 12, false, null, StateText.of("notes"));
        JobRecord record = JobRecord.of("a", job("a", 0).definition(), standing);
        rig.add(record);

        ExchangeReply.Claim claim = rig.turn("n1").room(1).go().claims().get(0);

        assertThat(Plain.of(claim.record())).isEqualTo(Plain.of(record).raised(0, 1));
        assertThat(claim.record().owner()).isEqualTo("n1");
        assertThat(claim.isRecovered()).isFalse();
        assertThat(Plain.of(rig.find("a"))).isEqualTo(Plain.of(claim.record()));
        assertThat(rig.find("a").owner()).isEqualTo("n1");
    }

    @Test
    @DisplayName("C7: what a living node owns is claimed by nobody, itself included")
    void claimsNothingTwice() {
        rig.add(job("a", rig.now()));
        rig.turn("n1").room(5).claim();

        assertThat(rig.turn("n1").room(5).ids()).isEmpty();
        assertThat(rig.turn("n2").room(5).ids()).isEmpty();
        rig.turn("n1").go();
        assertThat(rig.turn("n3").room(5).ids()).isEmpty();
    }

    @Test
    @DisplayName("C8: what is never due is not claimed, whatever its next fire time")
    void leavesWhatIsNeverDue() {
        long now = rig.now();
        rig.add(
                with("paused", new Standing(now - 1, NEVER, 0, true, null, null)),
                with("quarantined", new Standing(now - 1, NEVER, 0, false, "why", null)),
                with("finished", at(NEVER)));

        assertThat(rig.turn("n1").room(5).ids()).isEmpty();
        assertThat(rig.turn("n1").room(5).ahead(Long.MAX_VALUE / 4).ids()).isEmpty();
    }

    @Test
    @DisplayName("C8: the due time decides, not the next fire time nor the pause")
    void goesByTheDueTime() {
        long now = rig.now();
        rig.add(
                with("run now, though paused", new Standing(now + HOUR, now - 3, 0, true, null, null)),
                with("retry", new Standing(NEVER, now - 2, 0, false, null, null)),
                with("jitter", new Standing(now - 1, now + HOUR, 0, false, null, null)));

        assertThat(rig.turn("n1").room(5).ids()).containsExactly("run now, though paused", "retry");
    }

    private static JobRecord with(String id, Standing standing) {
        return JobRecord.of(id, job(id, 0).definition(), standing);
    }
}
