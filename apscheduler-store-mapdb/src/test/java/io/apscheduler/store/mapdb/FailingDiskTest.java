package io.apscheduler.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.Standing;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full, or fails, and works again later: nothing is lost, nothing done twice, nothing restarted. */
final class FailingDiskTest {
    private final Bench bench = Bench.open();

    @AfterEach
    void close() {
        bench.close();
    }

    @Nested
    class WhileTheJournalIsWritten {
        @ParameterizedTest
        @ValueSource(strings = {"write journal.1", "sync journal.1"})
        void refusesUntilThereIsRoom(String failing) {
            bench.add("a");
            bench.disk.fail(failing::equals);

            assertThatExceptionOfType(JobStoreException.class)
                    .isThrownBy(() -> bench.add("b"))
                    .withMessageContaining("memory.journal.1")
                    .withMessageContaining("No space left on device")
                    .withMessageContaining("tried again with the next call");
            assertThatExceptionOfType(JobStoreException.class).isThrownBy(() -> bench.add("c"));
            assertThatExceptionOfType(JobStoreException.class).isThrownBy(bench::ids);

            bench.disk.fail(operation -> false);
            assertThat(bench.ids())
                    .as("the first that failed was kept, the second was not taken")
                    .containsExactly("a", "b");
            bench.add("b", "c");
            bench.restartAfterKill();
            assertThat(bench.ids()).containsExactly("a", "b", "c");
        }

        @Test
        void letsACallerRepeatAnExchange() {
            bench.add("a", "b");
            JobRecord claimed = bench.exchange("n1").claims().get(0).record();
            ExchangeRequest request = bench.request("n1", advance(claimed));
            bench.disk.fail(operation -> operation.startsWith("write"));
            assertThatExceptionOfType(JobStoreException.class).isThrownBy(() -> bench.store.exchange(request));
            assertThatExceptionOfType(JobStoreException.class).isThrownBy(() -> bench.store.exchange(request));
            bench.disk.fail(operation -> false);

            ExchangeReply reply = bench.store.exchange(request);

            assertThat(reply.refused()).containsExactly("a");
            assertThat(bench.store.find("a").orElseThrow().standing().runs()).isEqualTo(1);
            assertThat(bench.store.owned("n1")).extracting(JobRecord::id).contains("b");
        }

        @Test
        void closesNevertheless() {
            bench.add("a");
            bench.disk.fail(operation -> operation.startsWith("write"));
            assertThatExceptionOfType(JobStoreException.class).isThrownBy(() -> bench.add("b"));

            bench.store.close();
            bench.disk.fail(operation -> false);
            bench.store.open(bench.context());

            assertThat(bench.ids()).contains("a");
        }

        private Completion advance(JobRecord record) {
            return new Completion.Advance(
                    record.id(),
                    record.fence(),
                    new Standing(Standing.NEVER, Standing.NEVER, 1, false, null, null),
                    false);
        }
    }

    @Nested
    class WhileASnapshotIsWritten {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "create journal.2",
                    "write journal.2",
                    "sync journal.2",
                    "create snapshot.2",
                    "write snapshot.2",
                    "sync snapshot.2",
                    "write manifest.new",
                    "rename manifest.new",
                    "sync names",
                    "read snapshot.2"
                })
        void goesOnWithoutIt(String failing) throws IOException {
            bench.add("a");
            bench.disk.fail(failing::equals);
            assertThatIOException().isThrownBy(bench.store.opened()::compact);

            bench.add("b");
            bench.restartAfterKill();
            assertThat(bench.ids()).containsExactly("a", "b");

            bench.store.opened().compact();
            bench.add("c");
            bench.restartAfterKill();
            assertThat(bench.ids()).containsExactly("a", "b", "c");
        }

        @Test
        void triesAgainInTheSameSession() throws IOException {
            bench.add("a");
            bench.disk.fail("sync names"::equals);
            assertThatIOException().isThrownBy(bench.store.opened()::compact);
            bench.disk.fail(operation -> false);
            bench.add("b");
            bench.store.opened().compact();

            assertThat(bench.disk.names()).hasSize(3);
            bench.restartAfterKill();
            assertThat(bench.ids()).containsExactly("a", "b");
        }

        @Test
        void cannotBeginWhileTheJournalFails() {
            bench.disk.fail(operation -> operation.startsWith("write"));
            assertThatExceptionOfType(JobStoreException.class).isThrownBy(() -> bench.add("a"));

            assertThatIOException()
                    .isThrownBy(bench.store.opened()::compact)
                    .withMessageContaining("cannot be written just now");
        }
    }

    @Nested
    class WhileADefinitionIsRead {
        @Test
        void saysSo() throws IOException {
            bench.addMany(2_000);
            bench.store.opened().compact();
            bench.disk.fail(operation -> operation.startsWith("read snapshot"));

            assertThatExceptionOfType(JobStoreException.class)
                    .isThrownBy(bench::ids)
                    .withMessageContaining("snapshot.2")
                    .withMessageContaining("Input/output error");

            bench.disk.fail(operation -> false);
            assertThat(bench.ids()).hasSize(2_000);
        }
    }

    @Nested
    class WhenOpening {
        @Test
        void leavesNothingOpen() {
            bench.store.close();
            bench.disk.fail(operation -> operation.startsWith("read"));
            assertThatExceptionOfType(JobStoreException.class)
                    .isThrownBy(() -> bench.store.open(bench.context()))
                    .withMessageContaining("cannot be opened")
                    .withMessageContaining("Input/output error");
            bench.disk.fail(operation -> false);

            bench.store.open(bench.context());

            assertThat(bench.store.add(List.of())).isEmpty();
        }
    }
}
