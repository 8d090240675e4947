package io.apscheduler.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.StoreContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the MapDB store promises beyond the contract of all stores. */
final class MapDbJobStoreTest {
    private final Bench bench = Bench.open();

    @AfterEach
    void close() {
        bench.close();
    }

    @Nested
    class Reopened {
        @Test
        void givesTheJobsOfTheDeadAtOnce() {
            bench.add("a");
            bench.exchange("n1");
            bench.pass(Duration.ofSeconds(2));
            bench.restartAfterKill();

            Claim claim = bench.exchange("n2").claims().get(0);

            assertThat(claim.isRecovered()).isTrue();
            assertThat(claim.deadOwnerLease())
                    .as("not after the moment it was found dead")
                    .isEqualTo(bench.now());
        }

        @Test
        void doesNotTakeTheTimeItWasDownForTimeTheOwnerLived() {
            long start = bench.now();
            bench.add("a");
            bench.exchange("n1");
            bench.pass(Duration.ofHours(1));
            bench.restartAfterKill();
            bench.pass(Duration.ofHours(1));
            bench.restartAfterKill();

            long lease = bench.exchange("n2").claims().get(0).deadOwnerLease();

            assertThat(lease).isBetween(start + Bench.LEASE, start + 2 * Bench.LEASE);
        }

        @Test
        void knowsNobodyFromBefore() throws IOException {
            bench.add("a");
            bench.exchange("n1");
            bench.store.opened().compact();
            bench.restartAfterKill();

            assertThat(bench.exchange("n1").leaseHeld()).isFalse();
            assertThat(bench.exchange("n2").claims()).hasSize(1);
            assertThat(bench.store.isUnfinished()).isTrue();
        }

        @Test
        void remembersWhoDiedBefore() throws IOException {
            bench.add("a");
            bench.exchange("n1");
            bench.store.leave("n1");
            long left = bench.now();
            bench.store.opened().compact();
            bench.pass(Duration.ofHours(1));
            bench.restartAfterKill();

            assertThat(bench.exchange("n2").claims().get(0).deadOwnerLease()).isEqualTo(left);
        }

        @Test
        void goesOnWithAnotherWayToSync() throws IOException {
            bench.add("a");
            bench.reopen(Sync.NONE);
            bench.add("b");
            bench.reopen(Sync.NONE);
            bench.add("c");
            bench.reopen(Sync.ALWAYS);
            bench.add("d");
            bench.restartAfterKill();

            assertThat(bench.ids()).containsExactly("a", "b", "c", "d");
            assertThat(bench.disk.names()).contains("journal.1", "journal.2", "journal.3");
        }

        @Test
        void writesASnapshotAtOnceIfTheJournalIsFarTooLong() throws IOException {
            bench.addMany(100);
            bench.store.close();
            MapDbJobStore store =
                    new MapDbJobStore(new MapDbOptions(Path.of("memory"), Sync.ALWAYS, 1_000), () -> bench.disk);
            store.open(bench.context());

            assertThat(bench.disk.names()).containsExactly("journal.2", "manifest", "snapshot.2");
            assertThat(Script.jobs(store)).hasSize(100);
            store.close();
        }

        @Test
        void keepsTextsThatAreNotQuiteUnicode() throws IOException {
            Definition odd = Definition.of("\uD800 half a pair", "\uDC00", "default", 5, "\uD800");
            Standing standing = new Standing(1, Standing.NEVER, 0, true, "\uD800", Standing.StateText.of("\uDC00"));
            JobRecord record = new JobRecord("\uD800", odd, standing, 0, null, 5);
            bench.store.add(List.of(record));
            bench.store.opened().compact();
            bench.restartAfterKill();

            assertThat(bench.store.find("\uD800")).contains(record);
        }
    }

    @Nested
    class WithoutSync {
        @Test
        void asksNothingOfTheDiskWhileItWorks() {
            bench.reopen(Sync.NONE);
            int before = bench.disk.operations().size();
            bench.add("a", "b");

            assertThat(bench.disk
                            .operations()
                            .subList(before, bench.disk.operations().size()))
                    .containsExactly("write journal.2", "write journal.2");
        }

        @Test
        void opensAfterAFrameInTheMiddleWasLost() {
            bench.reopen(Sync.NONE);
            bench.add("a", "b", "c");
            bench.disk = bench.disk.afterKill();
            byte[] bytes = bench.disk.bytes("journal.2");
            bytes[bytes.length / 2] ^= 1;
            bench.disk.put("journal.2", bytes);
            bench.reopen(Sync.NONE);

            assertThat(bench.ids()).containsExactly("a");
            assertThat(bench.disk.bytes("journal.2.unread")).isNotEmpty();
        }
    }

    @Nested
    class Writing {
        @Test
        void needsOneSyncForEachCall() {
            bench.exchange("n1");
            int before = bench.disk.operations().size();
            bench.addMany(500);
            bench.exchange("n1");
            bench.exchange("n1");
            bench.ids();

            assertThat(bench.disk
                            .operations()
                            .subList(before, bench.disk.operations().size()))
                    .as("one for all that was added, one for ten claims each, none for reading")
                    .containsExactly(
                            "write journal.1",
                            "sync journal.1",
                            "write journal.1",
                            "sync journal.1",
                            "write journal.1",
                            "sync journal.1");
        }

        @Test
        void needsNoneForMostRenewals() {
            bench.exchange("n1");
            int before = bench.disk.operations().size();
            for (int i = 0; i < 12; i++) {
                bench.pass(Duration.ofSeconds(5));
                assertThat(bench.exchange("n1").leaseHeld()).isTrue();
            }

            assertThat(bench.disk.operations().stream().skip(before).filter("sync journal.1"::equals))
                    .hasSizeLessThanOrEqualTo(6);
        }

        @Test
        void wakesWhoWasToldALaterTime() {
            bench.exchange("n1");
            long now = bench.now();
            bench.store.add(List.of(Script.job("a", 1, now + 50), Script.job("b", 1, now + 60)));

            assertThat(bench.wakes).containsExactly(now + 50);
        }
    }

    @Nested
    class Interrupted {
        @Test
        void callsAreDoneAllTheSame() throws IOException {
            bench.add("a");
            bench.store.opened().compact();
            Thread.currentThread().interrupt();
            bench.add("b");
            List<String> found = bench.ids();
            bench.store.close();
            bench.store.open(bench.context());

            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            assertThat(found).containsExactly("a", "b");
            assertThat(bench.ids()).containsExactly("a", "b");
        }
    }

    @Nested
    class Listing {
        @Test
        void goesOnWhereAPageEndedWhateverHappensMeanwhile() {
            bench.addMany(50);
            JobQuery first = JobQuery.first(20);
            List<JobRecord> page = bench.store.list(first);
            bench.store.remove(List.of("job9"));
            bench.exchange("n1");
            JobRecord moved = bench.store.find("job8").orElseThrow();
            bench.store.update(moved.edited(moved.definition(), new Standing(5, 5, 0, false, null, null)));

            List<String> all = new ArrayList<>(page.stream().map(JobRecord::id).toList());
            JobQuery next = first.after(page.get(19));
            page = bench.store.list(next);
            all.addAll(page.stream().map(JobRecord::id).toList());
            page = bench.store.list(next.after(page.get(19)));
            all.addAll(page.stream().map(JobRecord::id).toList());

            assertThat(all).hasSize(49).doesNotHaveDuplicates().contains("job8");
        }
    }

    @Nested
    class Refusing {
        @Test
        void toOpenWhatIsOpen() {
            assertThatExceptionOfType(JobStoreException.class)
                    .isThrownBy(() -> bench.store.open(bench.context()))
                    .withMessageContaining("open already");
        }

        @Test
        void theFilesOfAnotherScheduler() {
            bench.store.close();
            StoreContext another = new StoreContext("another", "default", bench.clock, due -> {});

            assertThatExceptionOfType(JobStoreException.class)
                    .isThrownBy(() -> bench.store.open(another))
                    .withMessageContaining(
                            "it holds the jobs of scheduler \"script\", and this one is called \"another\"")
                    .withMessageContaining("apscheduler.name");
        }

        @Test
        void callsAfterAFailureWithin() {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> bench.store.opened().change((records, redo) -> {
                        throw new IllegalStateException("planned");
                    }));

            assertThatExceptionOfType(JobStoreException.class)
                    .isThrownBy(bench::ids)
                    .withMessageContaining("failed within")
                    .withMessageContaining("close it and open it again");
            bench.store.close();
            bench.store.open(bench.context());
            assertThat(bench.ids()).isEmpty();
        }

        @Test
        void aLimitThatIsNone() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MapDbJobStore.at(Path.of("x")).journalLimit(0));
        }
    }
}
