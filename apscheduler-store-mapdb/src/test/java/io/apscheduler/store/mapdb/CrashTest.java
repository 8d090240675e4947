package io.apscheduler.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStoreException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The store is cut off at each single change of its files, in the middle of writes as well, by the end of the process and by
 * a power failure that keeps any part of what was not synced. Opened again it is where the last confirmed call has left it,
 * or the call that was under way; and it goes on from there.
 */
final class CrashTest {
    /** How much of a write arrives. */
    private static final double[] PARTS = {0.3, 0, 1};

    /** {@code -Dapscheduler.crashes=50} tries more power failures at each change. */
    private static final int POWER_FAILURES = Integer.getInteger("apscheduler.crashes", 2);

    private static List<Map<String, JobRecord>> expected;
    private static List<String> changes;

    @BeforeAll
    static void goThroughItOnce() throws IOException {
        Script script = new Script();
        MemoryDisk disk = new MemoryDisk();
        script.run(disk);
        expected = script.states();
        changes = disk.operations();
        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(changes).hasSizeGreaterThan(100).contains("rename manifest.new", "sync journal.2");
        assertThat(disk.names()).containsExactly("journal.5", "manifest", "snapshot.5");
    }

    @Test
    void survivesAKillAtEveryChange() throws IOException {
        for (int n = 1; n <= changes.size(); n++) {
            boolean isWriteToJournal = changes.get(n - 1).startsWith("write journal");
            for (int i = 0; i < (isWriteToJournal ? PARTS.length : 1); i++) {
                Course course = new Course(n, PARTS[i]);
                check(course, course.disk.afterKill(), "killed");
            }
        }
    }

    @Test
    void survivesAPowerFailureAtEveryChange() throws IOException {
        for (int n = 1; n <= changes.size(); n++) {
            for (int seed = 0; seed < POWER_FAILURES; seed++) {
                Course course = new Course(n, PARTS[seed % PARTS.length]);
                check(course, course.disk.afterPowerFailure(new Random(seed)), "power failure " + seed);
            }
        }
    }

    @Test
    void survivesAnotherCrashWhileItIsOpenedAgain() throws IOException {
        Random random = new Random(1);
        for (int n = 1; n <= changes.size(); n++) {
            Course course = new Course(n, 0.7);
            MemoryDisk disk = course.disk.afterPowerFailure(random);
            disk.endAt(1 + random.nextInt(6), random.nextDouble());
            MapDbJobStore store = Script.on(disk);
            try {
                store.open(course.script.context());
                store.add(List.of(Script.job("unconfirmed", 1, 1)));
            } catch (JobStoreException e) {
                assertThat(disk.hasEnded()).isTrue();
            }
            store.close();
            check(course, disk.afterPowerFailure(random), "crashed twice");
        }
    }

    private static void check(Course course, MemoryDisk disk, String how) {
        String where = how + " at change " + course.n + ", " + changes.get(course.n - 1);
        MapDbJobStore store = Script.on(disk);
        store.open(course.script.context());
        Map<String, JobRecord> found = Script.jobs(store);
        found.remove("unconfirmed");
        assertThat(found).as(where).isIn(course.possible());
        if (course.n % 4 == 0) {
            checkThatItGoesOn(store, where);
        }
        store.close();
    }

    private static void checkThatItGoesOn(MapDbJobStore store, String where) {
        Script script = new Script();
        store.add(List.of(Script.job("later", 7, 7)));
        Map<String, JobRecord> before = Script.jobs(store);
        try {
            store.opened().compact();
        } catch (IOException e) {
            throw new AssertionError(where, e);
        }
        assertThat(Script.jobs(store)).as(where + ", then compacted").isEqualTo(before);
        store.close();
        store.open(script.context());
        assertThat(Script.jobs(store)).as(where + ", then opened once more").isEqualTo(before);
    }

    /** The script, until the disk is gone. */
    private static final class Course {
        final MemoryDisk disk = new MemoryDisk();
        final Script script = new Script();
        final int n;

        Course(int n, double part) throws IOException {
            this.n = n;
            disk.endAt(n, part);
            try {
                script.run(disk);
            } catch (JobStoreException | IOException e) {
                assertThat(disk.hasEnded()).as("%s", e).isTrue();
            }
        }

        /** Where the store may be: at the last confirmed step, or at the one under way. */
        List<Map<String, JobRecord>> possible() {
            int confirmed = script.states().size() - 1;
            Map<String, JobRecord> reached =
                    confirmed < 0 ? new TreeMap<>() : script.states().get(confirmed);
            int next = Math.max(0, Math.min(confirmed + 1, expected.size() - 1));
            return List.of(reached, expected.get(next));
        }
    }
}
