package io.apscheduler.testkit;

import static io.apscheduler.testkit.StoreRig.HOUR;
import static io.apscheduler.testkit.StoreRig.NEVER;
import static io.apscheduler.testkit.StoreRig.at;
import static io.apscheduler.testkit.StoreRig.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.Standing.StateText;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules F: finished work is applied whole and once, or refused whole. */
abstract class CompletingRules {
    private final StoreRig rig;

    CompletingRules(StoreRig rig) {
        this.rig = rig;
    }

    @Test
    @DisplayName("F1: an advance writes the whole standing and raises the fence by one")
    void writesTheWholeStanding() {
        JobRecord claimed = claimed("a");
        Standing standing = new Standing(rig.now() + 7, NEVER, 3, true, "why", StateText.of("notes"));

        assertThat(rig.turn("n1").release(claimed, standing).go().refused()).isEmpty();

        assertThat(Plain.of(rig.find("a")))
                .isEqualTo(Plain.of(claimed).standing(standing).raised(0, 1));
        assertThat(rig.find("a").owner()).isNull();
    }

    @Test
    @DisplayName("F1: a released record counts as due again")
    void releasesRecords() {
        JobRecord claimed = claimed("a");
        rig.turn("n1").release(claimed, at(rig.now() - 1, 1)).go();

        JobRecord again = rig.turn("n2").room(5).claim();

        assertThat(again.standing().runs()).isEqualTo(1);
        assertThat(again.fence()).isEqualTo(claimed.fence() + 2);
    }

    @Test
    @DisplayName("F2: an advance that keeps leaves the record with its owner")
    void keepsRecords() {
        JobRecord claimed = claimed("a");
        Standing due = at(rig.now() - 1, 1);

        assertThat(rig.turn("n1").keep(claimed, due).go().refused()).isEmpty();

        assertThat(Plain.of(rig.find("a")))
                .isEqualTo(Plain.of(claimed).standing(due).raised(0, 1));
        assertThat(rig.find("a").owner()).isEqualTo("n1");
        assertThat(rig.turn("n1").room(5).ids()).isEmpty();
        assertThat(rig.turn("n2").room(5).ids()).isEmpty();
    }

    @Test
    @DisplayName("F2: a kept record is advanced again by the fence known without a read")
    void keepsRecordsAgainAndAgain() {
        JobRecord held = claimed("a");
        for (int runs = 1; runs <= 5; runs++) {
            Standing standing = at(rig.now() + HOUR, runs);
            assertThat(rig.turn("n1").keep(held, standing).go().refused()).isEmpty();
            held = new JobRecord("a", held.definition(), standing, 0, "n1", held.fence() + 1);
        }
        assertThat(rig.turn("n1").release(held, at(rig.now(), 6)).go().refused())
                .isEmpty();

        assertThat(rig.turn("n2").room(1).claim().standing().runs()).isEqualTo(6);
    }

    @Test
    @DisplayName("F3: a removal takes the record away")
    void removesRecords() {
        JobRecord claimed = claimed("a");

        assertThat(rig.turn("n1").remove(claimed).room(5).go())
                .returns(List.of(), ExchangeReply::refused)
                .returns(List.of(), ExchangeReply::changes)
                .returns(List.of(), ExchangeReply::claims);

        assertThat(rig.store().find("a")).isEmpty();
        assertThat(rig.listAll(5)).isEmpty();
    }

    @Test
    @DisplayName("F4: an advance or removal is refused whole when an edit moved the fence")
    void refusesAfterAnEdit() {
        JobRecord claimed = claimed("a");
        rig.store().update(claimed.edited(claimed.definition(), at(rig.now() + HOUR)));
        Plain edited = Plain.of(rig.find("a"));

        assertThat(rig.turn("n1").release(claimed, at(5, 1)).go().refused()).containsExactly("a");
        assertThat(Plain.of(rig.find("a"))).isEqualTo(edited);
        assertThat(rig.find("a").owner()).isEqualTo("n1");
        assertThat(rig.turn("n1").remove(claimed).go().refused()).containsExactly("a");
        assertThat(Plain.of(rig.find("a"))).isEqualTo(edited);
    }

    @Test
    @DisplayName("F4: a completion is refused whole when another node has claimed the record since")
    void refusesAfterAnotherClaim() {
        JobRecord old = claimed("a");
        rig.lapse();
        Plain theirs = Plain.of(rig.turn("n2").room(1).claim());

        assertThat(rig.turn("n1").keep(old, at(5, 1)).go().refused()).containsExactly("a");
        assertThat(rig.turn("n3").remove(old).go().refused()).containsExactly("a");

        assertThat(Plain.of(rig.find("a"))).isEqualTo(theirs);
        assertThat(rig.find("a").owner()).isEqualTo("n2");
    }

    @Test
    @DisplayName("F4: what is not refused applies, whatever happens to others of the same request")
    void appliesOthersOfTheRequest() {
        JobRecord first = claimed("first");
        JobRecord second = claimed("second");
        JobRecord third = claimed("third");
        rig.store().update(second.edited(second.definition(), at(rig.now() + HOUR)));

        List<String> refused = rig.turn("n1")
                .release(first, at(rig.now() + HOUR, 1))
                .release(second, at(rig.now() + HOUR, 1))
                .remove(third)
                .done(new Completion.Remove("unknown", 3))
                .go()
                .refused();

        assertThat(refused).containsExactlyInAnyOrder("second", "unknown");
        assertThat(rig.find("first").standing().runs()).isEqualTo(1);
        assertThat(rig.find("second").standing().runs()).isZero();
        assertThat(rig.store().find("third")).isEmpty();
    }

    @Test
    @DisplayName("F4: a fence ahead of the record's is refused as well")
    void refusesAFenceFromTheFuture() {
        JobRecord claimed = claimed("a");

        assertThat(rig.turn("n1")
                        .done(new Completion.Advance("a", claimed.fence() + 1, at(5, 1), false))
                        .go()
                        .refused())
                .containsExactly("a");
        assertThat(Plain.of(rig.find("a"))).isEqualTo(Plain.of(claimed));
    }

    @Test
    @DisplayName("F5: repeating a request that releases changes nothing more")
    void repeatsAReleaseInVain() {
        JobRecord claimed = claimed("a");
        rig.turn("n1").release(claimed, at(rig.now() + HOUR, 1)).go();
        Plain released = Plain.of(rig.find("a"));

        assertThat(rig.turn("n1").release(claimed, at(rig.now() + HOUR, 1)).go().refused())
                .containsExactly("a");
        assertThat(Plain.of(rig.find("a"))).isEqualTo(released);
    }

    @Test
    @DisplayName("F5: repeating a request that keeps changes nothing more")
    void repeatsAKeepInVain() {
        JobRecord claimed = claimed("a");
        rig.turn("n1").keep(claimed, at(rig.now() + HOUR, 1)).go();
        Plain kept = Plain.of(rig.find("a"));

        ExchangeReply again =
                rig.turn("n1").keep(claimed, at(rig.now() + HOUR, 1)).go();

        assertThat(again.refused()).containsExactly("a");
        assertThat(again.changes())
                .extracting(StoreRig::handedOver)
                .extracting(Plain::of)
                .containsExactly(kept);
        assertThat(Plain.of(rig.find("a"))).isEqualTo(kept);
    }

    @Test
    @DisplayName("F6: a record whose completion was refused is handed over anew, if it is still this node's")
    void handsOverAnew() {
        JobRecord claimed = claimed("a");
        rig.store().update(claimed.edited(claimed.definition(), at(rig.now() + HOUR)));

        ExchangeReply reply = rig.turn("n1").release(claimed, at(5, 1)).go();

        assertThat(reply.changes()).hasSize(1);
        JobRecord anew = StoreRig.handedOver(reply.changes().get(0));
        assertThat(Plain.of(anew)).isEqualTo(Plain.of(rig.find("a")));
        assertThat(rig.turn("n1").release(anew, at(rig.now() + HOUR, 1)).go().refused())
                .isEmpty();
    }

    @Test
    @DisplayName("F6: a record whose completion was refused is told to be gone when it is not this node's any more")
    void tellsOfTheLost() {
        JobRecord released = claimed("released");
        JobRecord removed = claimed("removed");
        rig.turn("n1").release(released, at(rig.now() + HOUR, 1)).go();
        rig.store().remove(List.of("removed"));

        List<Change> changes =
                rig.turn("n1").release(released, at(5, 1)).remove(removed).go().changes();

        assertThat(changes).containsExactlyInAnyOrder(new Change("released", null), new Change("removed", null));
    }

    @Test
    @DisplayName("F6: a record claimed by the very reply that refused it is told as a claim alone")
    void tellsAClaimOnce() {
        JobRecord claimed = claimed("a");
        rig.turn("n1").release(claimed, at(rig.now() - 1, 1)).go();

        ExchangeReply reply = rig.turn("n1").release(claimed, at(5, 1)).room(1).go();

        assertThat(reply.refused()).containsExactly("a");
        assertThat(reply.claims()).extracting(claim -> claim.record().id()).containsExactly("a");
        assertThat(reply.changes()).isEmpty();
    }

    @Test
    @DisplayName("F7: a thousand completions and claims fit one exchange")
    void takesAThousandAtOnce() {
        long now = rig.now();
        rig.store()
                .add(IntStream.range(0, 2_000)
                        .mapToObj(i -> job("job " + i, now - 1))
                        .toList());
        Turn turn = rig.turn("n1");
        rig.turn("n1").room(1_000).claims().forEach(record -> turn.release(record, at(now + HOUR, 1)));

        ExchangeReply reply = turn.room(1_000).go();

        assertThat(reply.refused()).isEmpty();
        assertThat(reply.claims()).hasSize(1_000);
        assertThat(rig.listAll(500).stream().filter(record -> record.standing().runs() == 1))
                .hasSize(1_000);
    }

    private JobRecord claimed(String id) {
        rig.add(job(id, rig.now()));
        return rig.turn("n1").room(1).claim();
    }
}
