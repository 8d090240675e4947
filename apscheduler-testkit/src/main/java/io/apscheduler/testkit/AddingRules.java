package io.apscheduler.testkit;

import static io.apscheduler.testkit.StoreRig.NEVER;
import static io.apscheduler.testkit.StoreRig.at;
import static io.apscheduler.testkit.StoreRig.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.Standing.StateText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules A: what was added is there, as it was. */
abstract class AddingRules {
    private static final String COLOURFUL =
            "Grüße, 日本語, עברית, emoji \uD83D\uDE80\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67, \"quotes\", \\back\\, 'n, %s, ${x}, :p, ?,\t\r\n \uFEFF\uFFFF end";

    private final StoreRig rig;

    AddingRules(StoreRig rig) {
        this.rig = rig;
    }

    @Test
    @DisplayName("A1: every text comes back as it was written")
    void keepsEveryText() {
        Definition definition =
                Definition.of("text " + COLOURFUL, "name " + COLOURFUL, "ex " + COLOURFUL, 9, "o " + COLOURFUL);
        Standing standing = new Standing(1, NEVER, 7, true, "why " + COLOURFUL, StateText.of("state " + COLOURFUL));
        JobRecord record = JobRecord.of("id " + COLOURFUL, definition, standing);
        rig.add(record);

        assertThat(Plain.of(rig.find(record.id()))).isEqualTo(Plain.of(record));
        assertThat(rig.turn("n1").room(definition.executor(), 1).ids()).isEmpty();
    }

    @Test
    @DisplayName("A1: ids that differ in case, blanks or Unicode form alone are different")
    void tellsSimilarIdsApart() {
        List<String> ids = List.of(
                "a", "A", "a ", " a", "ä", "a\u0308", "ａ", "ß", "ss", "\uD83D\uDE80", "\uD83D\uDE81", "1", "01");
        List<JobRecord> records = ids.stream().map(id -> job(id, rig.now())).toList();

        assertThat(rig.store().add(records)).isEmpty();

        for (JobRecord record : records) {
            assertThat(Plain.of(rig.find(record.id()))).isEqualTo(Plain.of(record));
        }
        assertThat(rig.turn("n1").room(100).ids()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    @DisplayName("A1: an id may have 255 characters, a definition 1 MiB")
    void keepsLongTexts() {
        String id = "\uD83D\uDE80".repeat(127) + "x";
        String text = "0123456789 äöü \uD83D\uDE80 ".repeat((1 << 20) / 17 + 1).substring(0, 1 << 20);
        rig.add(JobRecord.of(id, Definition.of(text, "long", "default", 5, null), at(rig.now())));

        assertThat(rig.find(id).definition().text()).isEqualTo(text);
        assertThat(rig.turn("n1").room(1).claim().definition().text()).isEqualTo(text);
    }

    @Test
    @DisplayName("A2: times are kept to the microsecond, from the year 1 to 9999")
    void keepsTimesToTheMicrosecond() {
        Map<String, Long> times = Map.of(
                "year 1", -62_135_596_800_000_000L,
                "before the epoch", -1L,
                "epoch", 0L,
                "a microsecond", 1_700_000_000_123_457L,
                "2255", 9_007_199_254_740_993L,
                "year 9999", 253_402_300_799_999_999L,
                "never", NEVER);
        times.forEach((id, time) -> rig.add(JobRecord.of(
                id,
                Definition.of("t", "n", "default", 5, null),
                new Standing(time, time, Long.MAX_VALUE - 1, false, null, null))));

        times.forEach((id, time) -> {
            Standing standing = rig.find(id).standing();
            assertThat(standing.nextFire()).as("next fire, %s", id).isEqualTo(time);
            assertThat(standing.due()).as("due, %s", id).isEqualTo(time);
            assertThat(standing.runs()).as("runs, %s", id).isEqualTo(Long.MAX_VALUE - 1);
        });
        assertThat(rig.turn("n1").room(10).claims())
                .extracting(record -> record.standing().due())
                .containsExactly(times.get("year 1"), -1L, 0L, times.get("a microsecond"));
    }

    @Test
    @DisplayName("A3: a new record has revision 0, the fence it brought and no owner")
    void startsRecordsAsTheyWereGiven() {
        JobRecord record = job("a", rig.now());
        rig.add(record);

        JobRecord found = rig.find("a");

        assertThat(Plain.of(found)).isEqualTo(Plain.of(record));
        assertThat(found.revision()).isZero();
        assertThat(found.owner()).isNull();
        assertThat(rig.store().find("b")).isEmpty();
    }

    @Test
    @DisplayName("A4: an id that is taken is left untouched and returned, the others are added")
    void leavesTakenIdsUntouched() {
        JobRecord first = job("a", rig.now() + 5);
        rig.add(first);

        List<JobRecord> there = rig.store().add(List.of(job("b", 1), job("a", "other", 9, 2), job("c", 3)));

        assertThat(there).extracting(Plain::of).containsExactly(Plain.of(first));
        assertThat(Plain.of(rig.find("a"))).isEqualTo(Plain.of(first));
        assertThat(rig.find("b").standing().due()).isEqualTo(1);
        assertThat(rig.find("c").standing().due()).isEqualTo(3);
    }

    @Test
    @DisplayName("A5: thousands of records are added, listed and removed by one call")
    void takesThousandsAtOnce() {
        List<JobRecord> records = IntStream.range(0, 3_000)
                .mapToObj(i -> job("job " + i, 1_000L + i))
                .toList();

        assertThat(rig.store().add(records)).isEmpty();
        assertThat(rig.store().add(records)).hasSize(3_000);
        assertThat(rig.listAll(5_000)).hasSize(3_000);
        assertThat(rig.store().remove(records.stream().map(JobRecord::id).toList()))
                .hasSize(3_000);
        assertThat(rig.listAll(10)).isEmpty();
    }

    @Test
    @DisplayName("A6: of those who add the same id at the same moment one succeeds")
    void letsOneOfManySucceed() {
        List<Integer> ids = IntStream.range(0, 60).boxed().toList();
        AtomicInteger added = new AtomicInteger();
        AtomicInteger names = new AtomicInteger();

        Crowd.of(4).each(thread -> {
            String name = "thread " + names.incrementAndGet();
            List<Integer> order = new ArrayList<>(ids);
            Collections.shuffle(order, thread);
            for (int i = 0; i < order.size(); i += 3) {
                List<JobRecord> some = order.subList(i, i + 3).stream()
                        .map(id -> JobRecord.of("job " + id, Definition.of(name, name, "default", 5, null), at(0)))
                        .toList();
                added.addAndGet(
                        some.size() - rig.store("node of " + name).add(some).size());
            }
        });

        assertThat(added).hasValue(ids.size());
        assertThat(rig.listAll(100)).hasSize(ids.size());
    }
}
