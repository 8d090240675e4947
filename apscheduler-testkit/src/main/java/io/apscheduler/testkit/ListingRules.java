package io.apscheduler.testkit;

import static io.apscheduler.testkit.StoreRig.NEVER;
import static io.apscheduler.testkit.StoreRig.at;
import static io.apscheduler.testkit.StoreRig.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules L: listing shows everything once, in order. */
abstract class ListingRules {
    private static final Comparator<JobRecord> ORDER = Comparator.<JobRecord>comparingLong(
                    record -> record.standing().nextFire())
            .thenComparing(JobRecord::id);

    private final StoreRig rig;

    ListingRules(StoreRig rig) {
        this.rig = rig;
    }

    @Test
    @DisplayName("L1: pages follow the next fire time, none last, then the id")
    void followsNextFireThenId() {
        rig.store().add(mixed());

        assertThat(rig.listAll(7)).isSortedAccordingTo(ORDER).hasSize(60);
        assertThat(rig.listAll(1_000)).isSortedAccordingTo(ORDER).hasSize(60);
    }

    @Test
    @DisplayName("L2: over all pages every record comes exactly once, however many share a time")
    void showsEveryRecordOnce() {
        List<JobRecord> records = mixed();
        List<String> ids = records.stream().map(JobRecord::id).toList();
        rig.store().add(records);

        for (int size : new int[] {1, 2, 19, 59, 60, 61}) {
            assertThat(rig.listAll(size))
                    .as("pages of %d", size)
                    .extracting(JobRecord::id)
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    @DisplayName("L2: ids of any script are paged without loss")
    void pagesIdsOfAnyScript() {
        List<String> ids = List.of(
                "a", "B", "z", "Z", "é", "ß", "中", "\uFF5E", "\uD83D\uDE80", "\uD83D\uDE81", "~", "_", "%", "10", "9");
        ids.forEach(id -> rig.add(job(id, 1_000)));

        assertThat(rig.listAll(1)).extracting(JobRecord::id).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(rig.listAll(4)).extracting(JobRecord::id).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    @DisplayName("L3: paused, quarantined and owned records are listed as well, as they are")
    void showsRecordsInAnyState() {
        long now = rig.now();
        Definition definition = job("x", 0).definition();
        rig.add(
                job("owned", now - 2),
                JobRecord.of("paused", definition, new Standing(now - 1, NEVER, 0, true, null, null)),
                JobRecord.of("quarantined", definition, new Standing(now, NEVER, 0, false, "why", null)),
                JobRecord.of("retried", definition, new Standing(NEVER, now + 5_000_000, 0, false, null, null)));
        rig.turn("n1").room(9).claim();

        List<JobRecord> all = rig.listAll(10);

        assertThat(all).extracting(JobRecord::id).containsExactly("owned", "paused", "quarantined", "retried");
        assertThat(all)
                .extracting(Plain::of)
                .containsExactlyElementsOf(all.stream()
                        .map(record -> Plain.of(rig.find(record.id())))
                        .toList());
        assertThat(all.get(0).owner()).isEqualTo("n1");
    }

    @Test
    @DisplayName("L3: an origin that is asked for filters")
    void filtersByOrigin() {
        for (int i = 0; i < 9; i++) {
            String origin = List.of("a.properties", "A.properties").get(i % 2);
            rig.add(JobRecord.of("job " + i, Definition.of("t", "n", "default", 5, i == 8 ? null : origin), at(i)));
        }
        JobQuery query = new JobQuery(null, 3, "a.properties");

        List<JobRecord> first = rig.store().list(query);
        List<JobRecord> second = rig.store().list(query.after(first.get(2)));

        assertThat(first).extracting(JobRecord::id).containsExactly("job 0", "job 2", "job 4");
        assertThat(second).extracting(JobRecord::id).containsExactly("job 6");
    }

    /** Three times, each shared by twenty records, added in a random order. */
    private static List<JobRecord> mixed() {
        List<JobRecord> records = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            records.add(job(
                    "job " + (char) ('a' + i % 20) + i,
                    List.of(-5L, 1_700_000_000_000_001L, NEVER).get(i % 3)));
        }
        Collections.shuffle(records, new Random(7));
        return records;
    }
}
