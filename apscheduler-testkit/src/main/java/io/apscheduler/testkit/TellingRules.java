package io.apscheduler.testkit;

import static io.apscheduler.testkit.StoreRig.HOUR;
import static io.apscheduler.testkit.StoreRig.NEVER;
import static io.apscheduler.testkit.StoreRig.at;
import static io.apscheduler.testkit.StoreRig.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules T: what a node is told. */
abstract class TellingRules {
    private final StoreRig rig;

    TellingRules(StoreRig rig) {
        this.rig = rig;
    }

    @Test
    @DisplayName("T1: the owner is told once of edits by others, with the record as it is now")
    void tellsOfEditsOnce() {
        JobRecord claimed = claimed("a");
        JobRecord edited = rig.store()
                .update(claimed.edited(claimed.definition(), at(rig.now() + HOUR, 1)))
                .orElseThrow();
        rig.store().update(edited.edited(edited.definition(), at(rig.now() + HOUR, 2)));

        List<Change> changes = rig.turn("n1").go().changes();

        assertThat(changes).extracting(Change::id).containsExactly("a");
        JobRecord told = StoreRig.handedOver(changes.get(0));
        assertThat(Plain.of(told)).isEqualTo(Plain.of(rig.find("a")));
        assertThat(told.owner()).isEqualTo("n1");
        assertThat(rig.turn("n1").go().changes()).isEmpty();
    }

    @Test
    @DisplayName("T1: the owner is told even if it brings no capacity and renews only")
    void tellsOfEditsOfKeptRecords() {
        JobRecord claimed = claimed("a");
        rig.turn("n1").keep(claimed, at(rig.now() + HOUR, 1)).go();
        JobRecord kept = rig.find("a");
        rig.store().update(kept.edited(kept.definition(), new Standing(1, NEVER, 1, true, null, null)));

        assertThat(rig.turn("n1").go().changes()).extracting(Change::id).containsExactly("a");
    }

    @Test
    @DisplayName("T2: the owner is told once of a removal")
    void tellsOfRemovalsOnce() {
        claimed("a");
        rig.store().remove(List.of("a"));

        assertThat(rig.turn("n1").room(5).go().changes()).containsExactly(new Change("a", null));
        assertThat(rig.turn("n1").room(5).go().changes()).isEmpty();
    }

    @Test
    @DisplayName("T2: a removed record added anew under its id is still gone for its former owner")
    void tellsOfRemovalsInSpiteOfASuccessor() {
        claimed("a");
        rig.store().remove(List.of("a"));
        rig.add(job("a", rig.now() + HOUR));

        assertThat(rig.turn("n1").room(5).go().changes()).containsExactly(new Change("a", null));
    }

    @Test
    @DisplayName("T3: nobody is told of what is not his, nor of what he did himself")
    void tellsNobodyElse() {
        JobRecord claimed = claimed("theirs");
        rig.add(job("idle", rig.now() + HOUR));
        rig.turn("n2").go();
        JobRecord idle = rig.find("idle");
        rig.store().update(claimed.edited(claimed.definition(), at(5)));
        rig.store().update(idle.edited(idle.definition(), at(rig.now() + HOUR)));
        rig.store().remove(List.of("idle"));

        assertThat(rig.turn("n2").go().changes()).isEmpty();
        assertThat(rig.turn("n1").go().changes()).extracting(Change::id).containsExactly("theirs");
        JobRecord told = rig.find("theirs");
        assertThat(rig.turn("n1").keep(told, at(rig.now() + HOUR, 1)).go().changes())
                .isEmpty();
        assertThat(rig.turn("n1").go().changes()).isEmpty();
    }

    @Test
    @DisplayName("T4: next due is the least due time of what could be claimed")
    void tellsTheLeastDueTime() {
        long now = rig.now();
        rig.add(job("later", "default", 9, now + 3 * HOUR), job("next", "default", 1, now + 2 * HOUR));

        assertThat(rig.turn("n1").room(1).go().nextDue()).isEqualTo(now + 2 * HOUR);
        assertThat(rig.turn("n1").room(1).ahead(HOUR).go().nextDue()).isEqualTo(now + 2 * HOUR);
    }

    @Test
    @DisplayName("T4: next due is never if nothing could be claimed")
    void tellsNever() {
        assertThat(rig.turn("n1").room(1).go().nextDue()).isEqualTo(NEVER);
        claimed("a");
        assertThat(rig.turn("n1").room(1).go().nextDue()).isEqualTo(NEVER);
    }

    @Test
    @DisplayName("T5: owned and kept records do not count for next due, neither the node's own nor others'")
    void doesNotCountTheOwned() {
        JobRecord kept = claimed("kept");
        claimed("claimed");
        rig.turn("n1").keep(kept, at(rig.now() + HOUR, 1)).go();

        assertThat(rig.turn("n1").room(1).go().nextDue()).isEqualTo(NEVER);
        assertThat(rig.turn("n2").room(1).go().nextDue()).isEqualTo(NEVER);
    }

    @Test
    @DisplayName("T5: paused, quarantined, declined records and those of other executors do not count for next due")
    void doesNotCountWhatIsNotClaimable() {
        long now = rig.now();
        rig.add(
                with("paused", new Standing(now, NEVER, 0, true, null, null)),
                with("quarantined", new Standing(now, NEVER, 0, false, "why", null)),
                with("declined", at(now - 1)),
                with("declined, later", at(now + 1)),
                job("other executor", "io", 5, now),
                with("due some time", at(now + HOUR)));

        Turn turn = rig.turn("n1").room(5).room("io", 0).declining("declined", "declined, later");

        assertThat(turn.go().nextDue()).isEqualTo(now + HOUR);
        rig.store().remove(List.of("due some time"));
        assertThat(turn.go().nextDue()).isEqualTo(NEVER);
    }

    @Test
    @DisplayName("T6: what the request releases counts for next due, unless it claims it at once")
    void countsWhatItReleases() {
        JobRecord later = claimed("later");
        JobRecord due = claimed("due");
        long now = rig.now();

        assertThat(rig.turn("n1").room(5).release(later, at(now + HOUR, 1)).go().nextDue())
                .isEqualTo(now + HOUR);
        ExchangeReply reply =
                rig.turn("n1").room(5).release(due, at(now - 1, 1)).go();
        if (reply.claims().isEmpty()) {
            assertThat(reply.nextDue()).isLessThanOrEqualTo(reply.now());
            reply = rig.turn("n1").room(5).go();
        }
        assertThat(reply.claims()).extracting(claim -> claim.record().id()).containsExactly("due");
        assertThat(reply.nextDue()).isEqualTo(now + HOUR);
    }

    @Test
    @DisplayName("T7: after a claim that left due records behind, next due has come")
    void tellsThatMoreIsDue() {
        for (int i = 0; i < 6; i++) {
            rig.add(job("job " + i, rig.now() + (i == 5 ? HOUR : 0)));
        }
        ExchangeReply full = rig.turn("n1").room(3).go();
        assertThat(full.nextDue()).isLessThanOrEqualTo(full.now());

        ExchangeReply rest = rig.turn("n1").room(3).go();
        assertThat(rest.claims()).hasSize(2);
        assertThat(rest.nextDue()).isGreaterThan(rest.now());
    }

    @Test
    @DisplayName("T8: the reply's now does not go back, nor ahead of the store's clock")
    void tellsTheTime() {
        long before = rig.now();
        for (int i = 0; i < 5; i++) {
            long now = rig.turn("n" + i).go().now();
            assertThat(now).isBetween(before, rig.now());
            before = now;
            rig.pass(1_234);
        }
        assertThat(rig.now()).isGreaterThanOrEqualTo(before + 1_234);
    }

    @Test
    @DisplayName("T9: a store is unfinished while a record is due some time or owned by a node that lives")
    void tellsWhetherItIsUnfinished() {
        assertThat(rig.store().isUnfinished()).isFalse();
        JobRecord claimed = claimed("a");
        assertThat(rig.store().isUnfinished()).isTrue();
        rig.turn("n1").keep(claimed, at(NEVER, 1)).go();
        assertThat(rig.store().isUnfinished()).as("owned, never due").isTrue();
        rig.lapse();
        assertThat(rig.store().isUnfinished()).as("owner dead, never due").isFalse();
        rig.add(with("paused", new Standing(rig.now(), NEVER, 0, true, null, null)));
        assertThat(rig.store().isUnfinished()).as("paused").isFalse();
        rig.add(job("later", rig.now() + HOUR));
        assertThat(rig.store().isUnfinished()).as("due later").isTrue();
        rig.store().remove(List.of("later"));
        assertThat(rig.store().isUnfinished()).as("removed").isFalse();
    }

    @Test
    @DisplayName("T10: an executor is unserved when its records wait and no node that lives owns any of them")
    void tellsWhatNobodyServes() {
        long now = rig.now();
        rig.add(job("waits", "idle", 5, now - HOUR), job("waits, too", "other", 1, now - HOUR));
        rig.add(job("due later", "later", 5, now + HOUR));
        rig.add(JobRecord.of(
                "paused", job("paused", "still", 5, 0).definition(), new Standing(5, NEVER, 0, true, null, null)));
        assertThat(unserved("default")).containsExactlyInAnyOrder("idle", "other");
        assertThat(unserved("default", "other")).containsExactly("idle");

        rig.add(job("runs", "idle", 9, now - HOUR));
        JobRecord taken = rig.turn("n1").room("idle", 1).claim();
        assertThat(taken.id()).isEqualTo("runs");
        assertThat(unserved("default")).containsExactly("other");
        rig.turn("n1").keep(taken, at(rig.now() + HOUR, 1)).go();
        assertThat(unserved("default")).as("kept for later").containsExactly("other");

        rig.add(JobRecord.of(
                "asked for",
                job("asked for", "mail", 5, 0).definition(),
                new Standing(now + HOUR, now - HOUR, 0, false, null, null)));
        assertThat(unserved("default")).as("due before its next fire time").containsExactlyInAnyOrder("other", "mail");
    }

    @Test
    @DisplayName("T11: what was completed, edited, removed or taken over is not told as lost")
    void tellsOfNoLossWhereNothingWasLost() {
        JobRecord kept = claimed("kept");
        JobRecord released = claimed("released");
        JobRecord ended = claimed("ended");
        claimed("removed");
        JobRecord edited = claimed("edited");
        rig.store().remove(List.of("removed"));
        rig.store().update(edited.edited(edited.definition(), at(rig.now() + HOUR, 1)));
        rig.turn("n1")
                .keep(kept, at(rig.now() + HOUR, 1))
                .release(released, at(NEVER, 1))
                .remove(ended)
                .go();
        rig.store().owned("n1");
        rig.lapse();
        rig.turn("n2").room(5).go();
        rig.turn("n1").room(5).go();
        rig.store().leave("n2");

        assertThat(rig.losses()).isEmpty();
    }

    @Test
    @DisplayName("T11: what a node owned and its store's server has forgotten is told as lost, once")
    void tellsWhatWasForgotten() {
        JobRecord kept = claimed("kept");
        claimed("claimed");
        JobRecord ended = claimed("ended");
        rig.add(job("waits", rig.now() + HOUR));
        rig.turn("n1").keep(kept, at(rig.now() + HOUR, 1)).remove(ended).go();
        if (!rig.contract().forgetAll(rig.store())) { // then it has all of them still
            assertThat(rig.turn("n1").go().leaseHeld()).isTrue();
            assertThat(rig.losses()).isEmpty();
            return;
        }

        assertThat(rig.turn("n1").go().leaseHeld()).isFalse();
        assertThat(rig.losses())
                .singleElement(InstanceOfAssertFactories.collection(String.class))
                .contains("kept", "claimed")
                .doesNotContain("ended");
        rig.add(job("kept", rig.now()));
        assertThat(rig.turn("n1, anew").room(5).ids()).containsExactly("kept");
        assertThat(rig.losses()).filteredOn(ids -> ids.contains("kept")).hasSize(1);
    }

    private Set<String> unserved(String... served) {
        return rig.store().unserved(Set.of(served), rig.now());
    }

    private JobRecord claimed(String id) {
        rig.add(job(id, rig.now()));
        return rig.turn("n1").room(1).claim();
    }

    private static JobRecord with(String id, Standing standing) {
        return JobRecord.of(id, job(id, 0).definition(), standing);
    }
}
