package io.apscheduler.testkit;

import static io.apscheduler.testkit.StoreRig.HOUR;
import static io.apscheduler.testkit.StoreRig.NEVER;
import static io.apscheduler.testkit.StoreRig.at;
import static io.apscheduler.testkit.StoreRig.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.Standing.StateText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules U: edits are whole, and none is lost. */
abstract class EditingRules {
    private static final Definition OTHER = Definition.of("other text", "other name", "other", 8, "file");

    private final StoreRig rig;

    EditingRules(StoreRig rig) {
        this.rig = rig;
    }

    @BeforeEach
    void addRecords() {
        rig.add(job("a", rig.now()), job("b", rig.now() + HOUR));
    }

    @Test
    @DisplayName("U1: an edit writes definition and standing and raises revision and fence by one")
    void writesAndRaises() {
        Plain untouched = Plain.of(rig.find("b"));
        Standing standing = new Standing(3, NEVER, 4, true, "why", StateText.of("state"));
        JobRecord edited = rig.find("a").edited(OTHER, standing);

        Optional<JobRecord> written = rig.store().update(edited);

        Plain expected = Plain.of(edited).raised(1, 1);
        assertThat(written).map(Plain::of).contains(expected);
        assertThat(Plain.of(rig.find("a"))).isEqualTo(expected);
        assertThat(Plain.of(rig.find("b"))).isEqualTo(untouched);
    }

    @Test
    @DisplayName("U2: an edit from before another edit is refused and changes nothing")
    void refusesAnOlderFenceAfterAnEdit() {
        JobRecord old = rig.find("a");
        rig.store().update(old.edited(OTHER, at(5)));

        assertRefused(old);
    }

    @Test
    @DisplayName("U2: an edit from before a claim is refused and changes nothing")
    void refusesAnOlderFenceAfterAClaim() {
        JobRecord old = rig.find("a");
        rig.turn("n1").room(1).claim();

        assertRefused(old);
    }

    @Test
    @DisplayName("U2: an edit from before a completion is refused and changes nothing")
    void refusesAnOlderFenceAfterACompletion() {
        JobRecord claimed = rig.turn("n1").room(1).claim();
        rig.turn("n1").keep(claimed, at(rig.now() + HOUR, 1)).go();

        assertRefused(claimed);
    }

    private void assertRefused(JobRecord old) {
        Plain before = Plain.of(rig.find("a"));

        assertThat(rig.store().update(old.edited(old.definition(), at(99)))).isEmpty();

        assertThat(Plain.of(rig.find("a"))).isEqualTo(before);
    }

    @Test
    @DisplayName("U3: an edit does not bring back what was removed")
    void doesNotReviveTheRemoved() {
        JobRecord old = rig.find("a");
        rig.store().remove(List.of("a"));

        assertThat(rig.store().update(old.edited(OTHER, at(5)))).isEmpty();

        assertThat(rig.store().find("a")).isEmpty();
    }

    @Test
    @DisplayName("U4: an edit leaves the owner, and the record with it")
    void leavesTheOwner() {
        JobRecord claimed = rig.turn("n1").room(1).claim();

        JobRecord edited =
                rig.store().update(claimed.edited(OTHER, claimed.standing())).orElseThrow();

        assertThat(edited.owner()).isEqualTo("n1");
        assertThat(rig.turn("n2").room("other", 5).room(5).ids()).isEmpty();
        assertThat(rig.turn("n1").release(edited, at(1, 1)).go().refused()).isEmpty();
    }

    @Test
    @DisplayName("U5: an edited due time is what claims go by")
    void movesTheDueTime() {
        move("a", at(rig.now() + HOUR));
        move("b", at(rig.now()));

        assertThat(rig.turn("n1").room(5).ids()).containsExactly("b");
        assertThat(rig.turn("n1").room(5).go().nextDue())
                .isEqualTo(rig.find("a").standing().due());
    }

    @Test
    @DisplayName("U5: a record that an edit made never due is not claimed, one made due again is")
    void takesOffAndPutsBack() {
        Standing before = rig.find("a").standing();
        move("a", new Standing(before.nextFire(), NEVER, 0, true, null, null));
        assertThat(rig.turn("n1").room(5).ids()).isEmpty();

        move("a", before);
        assertThat(rig.turn("n1").room(5).ids()).containsExactly("a");
    }

    @Test
    @DisplayName("U5: an edited executor and priority are what claims go by")
    void movesBetweenQueues() {
        rig.add(job("c", "other", 1, rig.now()), job("d", "other", 9, rig.now()));
        JobRecord record = rig.find("a");
        rig.store().update(record.edited(OTHER, record.standing()));

        assertThat(rig.turn("n1").room(5).ids()).isEmpty();
        assertThat(rig.turn("n1").room("other", 5).ids()).containsExactly("d", "a", "c");
    }

    private void move(String id, Standing standing) {
        JobRecord record = rig.find(id);
        assertThat(rig.store().update(record.edited(record.definition(), standing)))
                .isPresent();
    }

    @Test
    @DisplayName("U6: of concurrent edits none is lost")
    void losesNoConcurrentEdit() {
        int perThread = 25;
        AtomicInteger nodes = new AtomicInteger();

        Crowd.of(4).each(random -> {
            String node = "editor " + nodes.incrementAndGet();
            for (int done = 0; done < perThread; ) {
                JobRecord record = rig.store(node).find("a").orElseThrow();
                Standing counted = at(NEVER, record.standing().runs() + 1);
                done += rig.store(node).update(record.edited(OTHER, counted)).isPresent() ? 1 : 0;
            }
        });

        assertThat(rig.find("a").standing().runs()).isEqualTo(4L * perThread);
        assertThat(rig.find("a").revision()).isEqualTo(4L * perThread);
    }
}
