package io.apscheduler.testkit;

import static io.apscheduler.testkit.StoreRig.HOUR;
import static io.apscheduler.testkit.StoreRig.SECOND;
import static io.apscheduler.testkit.StoreRig.at;
import static io.apscheduler.testkit.StoreRig.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.JobRecord;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules N: a node owns while it lives, and lives while its lease holds. */
abstract class LeaseRules {
    private final StoreRig rig;

    LeaseRules(StoreRig rig) {
        this.rig = rig;
    }

    @Test
    @DisplayName("N1: when a lease has lapsed its records can be claimed, and the claim tells until when it had held")
    void handsOverFromTheDead() {
        rig.add(job("a", rig.now()));
        ExchangeReply last = rig.turn("n1").room(1).go();
        JobRecord held = last.claims().get(0).record();
        rig.lapse();

        ExchangeReply reply = rig.turn("n2").room(5).go();

        assertThat(reply.claims()).hasSize(1);
        Claim claim = reply.claims().get(0);
        assertThat(claim.isRecovered()).isTrue();
        assertThat(claim.deadOwnerLease()).isEqualTo(last.now() + rig.leaseMicros());
        assertThat(Plain.of(claim.record())).isEqualTo(Plain.of(held).raised(0, 1));
        assertThat(claim.record().owner()).isEqualTo("n2");
    }

    @Test
    @DisplayName("N1: a record of a dead node that was completed by its new owner is no recovery for the next")
    void forgetsTheDeadAfterACompletion() {
        rig.add(job("a", rig.now()));
        rig.turn("n1").room(1).claim();
        rig.lapse();
        JobRecord recovered = rig.turn("n2").room(1).claim();
        rig.turn("n2").release(recovered, at(rig.now(), 1)).go();

        assertThat(rig.turn("n3").room(1).go().claims())
                .extracting(Claim::isRecovered)
                .containsExactly(false);
    }

    @Test
    @DisplayName("N2: every exchange renews the lease, whatever else it brings")
    void renewsByAnyExchange() {
        rig.add(job("a", rig.now()));
        rig.turn("n1").room(1).claim();
        for (int i = 0; i < 4; i++) {
            rig.pass(rig.leaseMicros() / 2);
            assertThat(rig.turn("n1").go().leaseHeld()).isTrue();
            assertThat(rig.turn("n2").room(5).ids()).isEmpty();
        }
    }

    @Test
    @DisplayName("N2: each node's lease is as long as it asked")
    void honoursEachLease() {
        rig.add(job("a", rig.now() - 2), job("b", rig.now() - 1));
        rig.turn("long").lease(HOUR).room(1).claim();
        rig.turn("short").room(1).claim();
        rig.lapse();

        assertThat(rig.turn("n3").room(5).ids()).containsExactly("b");
    }

    @Test
    @DisplayName("N3: a node whose lease had lapsed is told so, claims nothing, and stays dead")
    void keepsTheDeadDead() {
        rig.add(job("a", rig.now()));
        assertThat(rig.turn("n1").go().leaseHeld()).isTrue();
        rig.lapse();

        for (int i = 0; i < 3; i++) {
            ExchangeReply reply = rig.turn("n1").room(5).go();
            assertThat(reply.leaseHeld()).isFalse();
            assertThat(reply.claims()).isEmpty();
        }
        assertThat(rig.turn("n1, new").room(5).ids()).containsExactly("a");
    }

    @Test
    @DisplayName("N3: what a node owned when its lease lapsed is handed over even if it was the first to notice")
    void handsOverAfterAnObituary() {
        rig.add(job("a", rig.now()));
        JobRecord held = rig.turn("n1").room(1).claim();
        rig.store().update(held.edited(held.definition(), held.standing()));
        rig.lapse();

        assertThat(rig.turn("n1").release(held, at(5, 1)).go().changes())
                .extracting(Change::record)
                .containsOnlyNulls();
        assertThat(rig.turn("n2").room(5).go().claims())
                .extracting(Claim::isRecovered)
                .containsExactly(true);
    }

    @Test
    @DisplayName(
            "N4: completions of a lapsed node whose fence holds are applied, and what it would keep stays to be recovered")
    void appliesTheLastWillOfTheDead() {
        rig.add(job("kept", rig.now() - 3), job("released", rig.now() - 2), job("removed", rig.now() - 1));
        ExchangeReply last = rig.turn("n1").room(3).go();
        List<JobRecord> held = last.claims().stream().map(Claim::record).toList();
        rig.lapse();

        ExchangeReply reply = rig.turn("n1")
                .keep(held.get(0), at(rig.now() - 2, 1))
                .release(held.get(1), at(rig.now() - 1, 2))
                .remove(held.get(2))
                .go();

        assertThat(reply.leaseHeld()).isFalse();
        assertThat(reply.refused()).isEmpty();
        assertThat(rig.store().find("removed")).isEmpty();
        assertThat(rig.find("released").owner()).isNull();
        List<Claim> claims = rig.turn("n2").room(5).go().claims();
        assertThat(claims).extracting(claim -> claim.record().standing().runs()).containsExactly(1L, 2L);
        assertThat(claims).extracting(Claim::isRecovered).containsExactly(true, false);
        assertThat(claims.get(0).deadOwnerLease()).isEqualTo(last.now() + rig.leaseMicros());
    }

    @Test
    @DisplayName("N4: nobody keeps a record for another node that is dead")
    void keepsNothingForTheDead() {
        rig.add(job("a", rig.now()));
        JobRecord held = rig.turn("n1").room(1).claims().get(0);
        rig.lapse();
        rig.turn("n1").go();

        ExchangeReply reply = rig.turn("n2").keep(held, at(rig.now() - 1, 1)).go();

        assertThat(reply.refused()).isEmpty();
        Claim claim = rig.turn("n2").room(5).go().claims().get(0);
        assertThat(claim.record().standing().runs()).isEqualTo(1);
        assertThat(claim.isRecovered()).isTrue();
    }

    @Test
    @DisplayName("N5: a node that others have marked dead does not come back by a late renewal")
    void refusesALateRenewal() {
        rig.add(job("due", rig.now()), job("kept", rig.now()));
        List<JobRecord> held = rig.turn("n1").room(2).claims();
        JobRecord kept = held.stream()
                .filter(record -> record.id().equals("kept"))
                .findFirst()
                .orElseThrow();
        rig.turn("n1").keep(kept, at(rig.now() + HOUR, 1)).go();
        rig.lapse();
        JobRecord taken = rig.turn("n2").room(5).claim();

        assertThat(taken.id()).isEqualTo("due");
        ExchangeReply late = rig.turn("n1")
                .release(held.get(held.indexOf(kept) == 0 ? 1 : 0), at(5, 1))
                .room(5)
                .go();

        assertThat(late.leaseHeld()).isFalse();
        assertThat(late.refused()).containsExactly("due");
        assertThat(late.claims()).isEmpty();
        assertThat(rig.turn("n2").release(taken, at(rig.now() + HOUR, 1)).go().refused())
                .isEmpty();
    }

    @Test
    @DisplayName("N6: a node that leaves is dead at once, and what it owned can be claimed")
    void endsALeaseAtOnce() {
        rig.add(job("a", rig.now()));
        rig.turn("n1").room(1).claim();
        long left = rig.now();

        rig.store("n1").leave("n1");

        Claim claim = rig.turn("n2").room(5).go().claims().get(0);
        assertThat(claim.isRecovered()).isTrue();
        assertThat(claim.deadOwnerLease()).isBetween(left, rig.now());
        assertThat(rig.turn("n1").room(5).go().leaseHeld()).isFalse();
    }

    @Test
    @DisplayName("N6: one unknown may leave, and may leave twice")
    void letsTheUnknownLeave() {
        rig.add(job("a", rig.now()));
        rig.turn("n1").room(1).claim();

        rig.store().leave("unknown");
        rig.store().leave("unknown");

        assertThat(rig.turn("n2").room(5).ids()).isEmpty();
        assertThat(rig.turn("n1").go().leaseHeld()).isTrue();
    }

    @Test
    @DisplayName("N7: what a dead node kept is claimed when it is due, not before")
    void handsOverWhenDue() {
        rig.add(job("a", rig.now()));
        JobRecord held = rig.turn("n1").room(1).claim();
        long due = rig.now() + 2 * rig.leaseMicros();
        rig.turn("n1").keep(held, at(due, 1)).go();
        rig.lapse();

        ExchangeReply early = rig.turn("n2").room(5).go();
        assertThat(early.claims()).isEmpty();
        assertThat(early.nextDue()).isEqualTo(due);
        rig.pass(Math.max(0, due - rig.now()));
        assertThat(rig.turn("n3").room(5).go().claims())
                .extracting(Claim::isRecovered)
                .containsExactly(true);
    }

    @Test
    @DisplayName("N8: owned tells what the node owns, as it is now, and nothing else")
    void tellsWhatIsOwned() {
        long now = rig.now();
        rig.add(job("kept", now - 4), job("released", now - 3), job("edited", now - 2), job("theirs", now - 1));
        List<JobRecord> held = rig.turn("n1").room(3).claims();
        rig.turn("n2").room(5).claim();
        rig.turn("n1")
                .keep(held.get(0), at(now + HOUR, 1))
                .release(held.get(1), at(now + HOUR, 1))
                .go();
        rig.store().update(held.get(2).edited(held.get(2).definition(), at(now, 5)));

        List<JobRecord> owned = rig.store("n1").owned("n1");

        assertThat(owned)
                .extracting(Plain::of)
                .containsExactlyInAnyOrder(Plain.of(rig.find("kept")), Plain.of(rig.find("edited")));
        assertThat(owned).extracting(JobRecord::owner).containsOnly("n1");
        assertThat(rig.store().owned("nobody")).isEmpty();
    }

    @Test
    @DisplayName("N9: a node that has just come owns what it claims as firmly as any")
    void protectsNewcomers() {
        rig.turn("old").room(5).go();
        for (int i = 0; i < 5; i++) {
            rig.add(job("job " + i, rig.now()));
            rig.turn("newcomer " + i).room(1).claim();
            assertThat(rig.turn("old").room(5).ids()).isEmpty();
        }
    }

    @Test
    @DisplayName("N10: a clock stepping back delays, and doubles nothing")
    void survivesAClockSteppingBack() {
        assumeFalse(rig.contract().hasOwnClock(), "a clock of its own cannot be set");
        rig.add(job("a", rig.now()), job("b", rig.now() + 5 * SECOND));
        JobRecord held = rig.turn("n1").room(1).claim();

        rig.pass(-HOUR);

        assertThat(rig.turn("n2").room(5).ids()).isEmpty();
        assertThat(rig.turn("n1")
                        .release(held, at(held.standing().due() + SECOND, 1))
                        .go())
                .returns(true, ExchangeReply::leaseHeld)
                .returns(List.of(), ExchangeReply::refused);
        assertThat(rig.turn("n2").room(5).ids()).isEmpty();
        rig.pass(HOUR + SECOND);
        assertThat(rig.turn("n3").room(5).ids()).containsExactly("a");
    }
}
