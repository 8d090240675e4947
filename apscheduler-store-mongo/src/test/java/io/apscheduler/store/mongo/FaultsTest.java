package io.apscheduler.store.mongo;

import static io.apscheduler.store.mongo.Samples.at;
import static io.apscheduler.store.mongo.Samples.completions;
import static io.apscheduler.store.mongo.Samples.context;
import static io.apscheduler.store.mongo.Samples.job;
import static io.apscheduler.store.mongo.Samples.jobs;
import static io.apscheduler.store.mongo.Samples.removals;
import static io.apscheduler.store.mongo.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import io.apscheduler.spi.Definition;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.Standing;
import io.apscheduler.store.mongo.ReplicaSet.Harm;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when the server, or the way to it, fails. */
final class FaultsTest {
    private static final long LATER = 32_503_680_000_000_000L;

    private final StandIn server = StandIn.inMemory();
    private final MongoJobStore store = opened(server.uri());

    private static MongoJobStore opened(String uri) {
        MongoJobStore store = MongoJobStore.at(uri).build();
        store.open(context());
        return store;
    }

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    private void harm(String command, Harm... harms) {
        for (Harm harm : harms) {
            server.replicaSet().harm(command, command.equals("findAndModify") ? "jobs_nodes" : "jobs", harm);
        }
    }

    private long runs(Claim claim) {
        return store.find(claim.record().id()).orElseThrow().standing().runs();
    }

    @Nested
    class OneFaultOfAWrite {
        /** The driver sends the write again under the same number, and the server carries it out once. */
        @ParameterizedTest
        @CsvSource({
            "findAndModify, CUT_BEFORE", "findAndModify, CUT_AFTER", "findAndModify, NOT_PRIMARY",
            "update, CUT_BEFORE", "update, CUT_AFTER", "update, NOT_PRIMARY",
            "aggregate, CUT_BEFORE", "aggregate, CUT_AFTER"
        })
        void inAnExchangeIsNotEvenNoticed(String command, Harm harm) {
            store.add(jobs(6, 0));
            List<Claim> claims = store.exchange(request("n1", 3, List.of())).claims();
            harm(command, harm);

            ExchangeReply reply = store.exchange(request("n1", 5, completions(claims, LATER, false)));

            assertThat(server.replicaSet().isHarmless()).isTrue();
            assertThat(reply.leaseHeld()).isTrue();
            assertThat(reply.refused()).isEmpty();
            assertThat(reply.claims()).hasSize(3);
            assertThat(claims).allSatisfy(claim -> assertThat(runs(claim)).isEqualTo(1));
        }

        @Test
        void isAnsweredAsTheFirstTime() {
            harm("insert", Harm.CUT_AFTER);

            assertThat(store.add(jobs(10, 0))).isEmpty();

            assertThat(server.replicaSet().replayed()).isEqualTo(1);
            assertThat(store.list(JobQuery.first(20))).hasSize(10);
        }
    }

    @Nested
    class ALastingFaultOfAWrite {
        @ParameterizedTest
        @CsvSource({
            "findAndModify, CUT_BEFORE",
            "findAndModify, CUT_AFTER",
            "findAndModify, NOT_PRIMARY",
            "update, CUT_BEFORE",
            "update, CUT_AFTER",
            "update, NOT_PRIMARY",
            "update, UNCONFIRMED",
            "findAndModify, UNCONFIRMED"
        })
        void isToldAndRepeatingLosesAndDoublesNothing(String command, Harm harm) {
            store.add(jobs(6, 0));
            List<Claim> claims = store.exchange(request("n1", 3, List.of())).claims();
            ExchangeRequest request = request("n1", 5, completions(claims, LATER, false));
            harm(command, harm);
            if (harm != Harm.UNCONFIRMED) {
                harm(command, harm);
            }

            assertThatThrownBy(() -> store.exchange(request))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("Job store \"main\" could not exchange")
                    .hasMessageContaining("epeating it is safe");

            ExchangeReply reply = store.exchange(request);
            List<String> held = new ArrayList<>();
            store.owned("n1").forEach(record -> held.add(record.id()));
            assertThat(reply.leaseHeld()).isTrue();
            assertThat(held).containsExactlyInAnyOrder("job 3", "job 4", "job 5");
            assertThat(claims).allSatisfy(claim -> assertThat(runs(claim)).isEqualTo(1));
            assertThat(store.exchange(request("n2", 9, List.of())).claims()).isEmpty();
        }

        @Test
        void ofRemovalsLosesAndDoublesNothing() {
            store.add(jobs(3, 0));
            List<Claim> claims = store.exchange(request("n1", 3, List.of())).claims();
            harm("update", Harm.CUT_AFTER, Harm.CUT_BEFORE);

            assertThatThrownBy(() -> store.exchange(request("n1", 0, removals(claims))))
                    .isInstanceOf(JobStoreException.class);

            assertThat(store.exchange(request("n1", 0, removals(claims))).refused())
                    .hasSize(3);
            assertThat(store.list(JobQuery.first(9))).isEmpty();
            assertThat(store.add(jobs(3, 0))).isEmpty();
        }
    }

    @Nested
    class ALostCursor {
        private void own(int count) {
            store.add(jobs(count, 0));
            store.exchange(request("n1", 1_000, List.of()));
            store.exchange(request("n1", 1_000, List.of()));
        }

        @Test
        void isAskedForAnew() {
            own(1_500);
            harm("getMore", Harm.NO_CURSOR);

            assertThat(store.owned("n1")).hasSize(1_500);
            assertThat(server.replicaSet().isHarmless()).isTrue();
        }

        @Test
        void isToldIfItIsLostEachTime() {
            own(1_500);
            harm("getMore", Harm.NO_CURSOR, Harm.NO_CURSOR, Harm.NO_CURSOR);

            assertThatThrownBy(() -> store.owned("n1"))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("gave up its cursor each time");
        }
    }

    @Nested
    class ADuplicateKey {
        @Test
        void ofAnIdIsNoFailure() {
            store.add(List.of(job("a", 0)));

            assertThat(store.add(List.of(job("b", 0), job("a", 0)))).hasSize(1);
        }

        @Test
        void ofAnIndexThatOthersMadeIsTold() {
            try (MongoClient client = MongoClients.create(server.uri())) {
                client.getDatabase("test")
                        .getCollection("jobs")
                        .createIndex(new Document("name", 1), new IndexOptions().unique(true));
            }
            Definition alike = Definition.of("text", "same name", "default", 5, null);
            store.add(List.of(JobRecord.of("a", alike, at(0, 0))));

            assertThatThrownBy(() -> store.add(List.of(JobRecord.of("b", alike, at(0, 0)))))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("another document is in the way");
        }
    }

    @Nested
    class AUser {
        @Test
        void whoMayNotIsToldWhatIsNeeded() {
            harm("insert", Harm.FORBIDDEN);

            assertThatThrownBy(() -> store.add(List.of(job("a", 0))))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("role readWrite");
        }
    }

    @Nested
    class AServerThatRestarts {
        @TempDir
        private Path folder;

        @Test
        void stillHasEverything() {
            StandIn first = StandIn.inFile(folder.resolve("documents"), 0);
            int port = first.port();
            MongoJobStore lasting = opened(first.uri() + "&serverSelectionTimeoutMS=2000");
            lasting.add(jobs(20, 0));
            lasting.add(List.of(JobRecord.of(
                    "odd \uD83D\uDE80 $.\0id",
                    Definition.of("x".repeat(1 << 20), "n", "default", 5, null),
                    at(1_700_000_000_123_457L, 3))));
            List<Claim> claims = lasting.exchange(request("n1", 5, List.of())).claims();
            first.close();

            assertThatThrownBy(() -> lasting.exchange(request("n1", 5, completions(claims, LATER, false))))
                    .isInstanceOf(JobStoreException.class);
            try (StandIn second = StandIn.inFile(folder.resolve("documents"), port)) {
                ExchangeReply reply = lasting.exchange(request("n1", 5, completions(claims, LATER, false)));

                assertThat(reply.leaseHeld()).isTrue();
                assertThat(reply.refused()).isEmpty();
                assertThat(reply.claims()).hasSize(5);
                JobRecord odd = lasting.find("odd \uD83D\uDE80 $.\0id").orElseThrow();
                assertThat(odd.standing()).isEqualTo(at(1_700_000_000_123_457L, 3));
                assertThat(odd.definition().text()).hasSize(1 << 20);
                assertThat(lasting.list(JobQuery.first(100))).hasSize(21);
                lasting.close();
                assertThat(second.port()).isEqualTo(port);
            }
        }
    }

    @Nested
    class AClockOfTheServer {
        @Test
        void thatStepsBackDelaysAndDoublesNothing() {
            store.add(List.of(job("a", 0)));
            Claim claim = store.exchange(request("n1", 5, List.of())).claims().get(0);

            server.replicaSet().shiftClock(-3_600_000);

            assertThat(store.exchange(request("n2", 5, List.of())).claims()).isEmpty();
            ExchangeReply reply = store.exchange(request("n1", 5, completions(List.of(claim), LATER, false)));
            assertThat(reply.leaseHeld()).isTrue();
            assertThat(reply.refused()).isEmpty();
        }

        @Test
        void thatStepsForwardLetsLeasesLapseOnce() {
            store.add(List.of(job("a", 0)));
            Claim claim = store.exchange(request("n1", 5, List.of())).claims().get(0);

            server.replicaSet().shiftClock(3_600_000);

            assertThat(store.exchange(request("n1", 5, List.of())).leaseHeld()).isFalse();
            assertThat(store.exchange(request("n2", 5, List.of())).claims())
                    .extracting(each -> each.record().id())
                    .containsExactly("a");
            assertThat(store.exchange(request("n1", 5, completions(List.of(claim), LATER, true)))
                            .refused())
                    .containsExactly("a");
        }
    }

    @Nested
    class ADeadNode {
        /** Sent while the node lived, and carried out when all that it had owned was free. */
        @Test
        void whoseCommandComesTooLateHoldsNothingForLong() {
            store.add(List.of(job("a", 0), job("b", 0)));
            store.exchange(request("n1", 1, List.of()));
            server.replicaSet().shiftClock(120_000);
            store.exchange(request("n2", 0, List.of()));
            try (MongoClient client = MongoClients.create(server.uri())) {
                client.getDatabase("test")
                        .getCollection("jobs")
                        .updateOne(
                                new Document("_id", "test/b"),
                                Change.claimedBy("n1").update());
            }
            assertThat(store.exchange(request("n2", 5, List.of())).claims()).hasSize(1);
            server.replicaSet().shiftClock(59_000);
            store.exchange(request("n2", 0, List.of()));
            server.replicaSet().shiftClock(2_000);

            assertThat(store.exchange(request("n2", 5, List.of())).claims())
                    .extracting(Claim::isRecovered)
                    .containsExactly(true);
        }

        @Test
        void isForgottenAfterAnHourAndFreesWhatItStillHolds() {
            store.add(List.of(job("a", 0)));
            store.exchange(request("n1", 1, List.of()));
            server.replicaSet().shiftClock(120_000);
            store.exchange(request("n2", 0, List.of()));
            server.replicaSet().shiftClock(3_700_000);
            store.exchange(request("n3", 0, List.of()));
            server.replicaSet().shiftClock(61_000);
            store.exchange(request("n4", 0, List.of()));
            assertThat(server.documents("jobs_nodes").toString())
                    .doesNotContain("n1")
                    .contains("n4");
            try (MongoClient client = MongoClients.create(server.uri())) {
                client.getDatabase("test")
                        .getCollection("jobs")
                        .updateOne(
                                new Document("_id", "test/a"),
                                Change.claimedBy("n1").update());
            }

            MongoJobStore later = opened(server.uri());

            assertThat(later.exchange(request("n5", 5, List.of())).claims()).hasSize(1);
            assertThat(store.exchange(request("n1", 5, List.of())).leaseHeld()).isFalse();
            later.close();
        }

        @Test
        void thatKeepsARecordTooLateLeavesItToBeRecovered() {
            store.add(List.of(job("a", 0)));
            List<Claim> claims = store.exchange(request("n1", 1, List.of())).claims();
            try (MongoClient client = MongoClients.create(server.uri())) {
                client.getDatabase("test")
                        .getCollection("jobs")
                        .updateOne(
                                new Document("_id", "test/a"),
                                new Document(
                                        "$set",
                                        new Document("held", false)
                                                .append("ready", 0L)
                                                .append("lapsed", 3L)));
            }

            ExchangeReply reply = store.exchange(request("n1", 0, completions(claims, 7, true)));

            assertThat(reply.refused()).isEmpty();
            assertThat(store.find("a").orElseThrow().standing()).isEqualTo(at(7, 1));
            assertThat(store.exchange(request("n2", 1, List.of())).claims())
                    .extracting(Claim::deadOwnerLease)
                    .containsExactly(3L);
        }
    }

    @Nested
    class AText {
        @ParameterizedTest
        @ValueSource(strings = {"half \uD83D", "\uDE80 half", "\uD83D\uD83D\uDE80"})
        void thatUtf8CannotHoldIsRefused(String text) {
            JobRecord record = JobRecord.of("a", Definition.of(text, "a", "default", 5, null), at(0, 0));

            assertThatThrownBy(() -> store.add(List.of(record)))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("The definition has half of a surrogate pair at position ");
            assertThatThrownBy(() -> store.add(List.of(job("id " + text, 0))))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("The id has half of a surrogate pair at position ");
            assertThat(store.find("a")).isEmpty();
        }

        @Test
        void thatExplainsAQuarantineIsMadeFit() {
            Standing broken = new Standing(0, Standing.NEVER, 0, false, "because \0 of \uD83D", null);
            store.add(List.of(JobRecord.of("a", Definition.of("text", "a", "default", 5, null), broken)));

            assertThat(store.find("a").orElseThrow().standing().quarantine()).isEqualTo("because \0 of \uFFFD");
        }

        @Test
        void ofSchedulersNamesKeepsTheirJobsApart() {
            List<String> names = List.of("a", "a/b", "a~1b", "a~", "$.a");
            for (String name : names) {
                MongoJobStore each = MongoJobStore.at(server.uri()).build();
                each.open(context(name));
                assertThat(each.add(List.of(job("b/c", 0), job("c", 0)))).isEmpty();
                each.close();
            }
            for (String name : names) {
                MongoJobStore each = MongoJobStore.at(server.uri()).build();
                each.open(context(name));
                assertThat(each.exchange(request("node." + name, 9, List.of())).claims())
                        .hasSize(2);
                each.close();
            }
        }
    }

    @Nested
    class Opening {
        @Test
        void twiceIsRefused() {
            assertThatThrownBy(() -> store.open(context()))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("open already");
        }

        @Test
        void failsAndStaysClosedWhereNothingAnswers() {
            MongoJobStore nowhere = MongoJobStore.at("mongodb://localhost:1/nothing?serverSelectionTimeoutMS=200")
                    .build();

            assertThatThrownBy(() -> nowhere.open(context()))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("mongodb://localhost:1/nothing")
                    .hasMessageContaining("no server that takes writes could be reached in time");
            assertThatThrownBy(() -> nowhere.find("a")).hasMessageContaining("closed");
        }

        @Test
        void onACollectionThatTakesDifferentIdsForEqualIsRefused() {
            server.replicaSet().pretendCollation("jobs");

            assertThatThrownBy(() -> opened(server.uri()))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("collation");
        }

        @Test
        void deletesWhatProcessesThatWereKilledLeftBehind() {
            store.add(jobs(3, 0));
            List<Claim> claims = store.exchange(request("n1", 3, List.of())).claims();
            store.exchange(request("n1", 0, removals(claims)));
            assertThat(server.documents("jobs")).hasSize(3);

            opened(server.uri()).close();

            assertThat(server.documents("jobs")).isEmpty();
        }
    }

    @Nested
    class AClient {
        @Test
        void ofTheCallersIsNotClosed() {
            try (MongoClient client = MongoClients.create(server.uri())) {
                MongoJobStore on = MongoJobStore.on(client).collection("own").build();
                on.open(context());
                on.close();

                assertThat(client.getDatabase("apscheduler").listCollectionNames())
                        .contains("own", "own_nodes");
                assertThat(on).hasToString("MongoJobStore[collection own at a client of the caller's]");
            }
        }

        @Test
        void thatSomebodyClosedIsTold() {
            MongoClient client = MongoClients.create(server.uri());
            MongoJobStore on = MongoJobStore.on(client).build();
            on.open(context());
            client.close();

            assertThatThrownBy(() -> on.find("a"))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("its client was closed");
            on.close();
        }
    }

    @Nested
    class AnInterrupt {
        @Test
        void isToldAndNotEaten() {
            Thread.currentThread().interrupt();
            Throwable thrown = catchThrowable(() -> store.find("a"));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(thrown).isInstanceOf(JobStoreException.class).hasMessageContaining("interrupted");
        }
    }

    @Nested
    class ASecret {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "mongodb://app:s3cr3t-p4ss@localhost:1/app?serverSelectionTimeoutMS=100",
                    "mongodb://app:s3cr3t-p4ss@localhost:1/app?serverSelectionTimeoutMS=100&authSource=admin"
                })
        void ofTheConnectionStringIsInNoException(String uri) {
            MongoJobStore hidden = MongoJobStore.at(uri).build();
            StringWriter text = new StringWriter();
            catchThrowable(() -> hidden.open(context())).printStackTrace(new PrintWriter(text));

            assertThat(text.toString()).doesNotContain("s3cr3t").contains("JobStoreException");
            assertThat(hidden.toString()).contains("app:***@localhost:1");
        }

        @Test
        void ofAnUnreadableConnectionStringIsInNoException() {
            assertThatThrownBy(() -> MongoJobStore.at("mongodb://app:s3cr3t:p4ss%@localhost"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .hasMessageNotContaining("s3cr3t");
        }
    }

    @Test
    void nothingIsLostWhereManyFaultsComeTogether() {
        store.add(jobs(12, 0));
        int started = 0;
        for (int round = 0; store.isUnfinished(); round++) {
            assertThat(round).isLessThan(50);
            Stream.of("findAndModify", "update", "aggregate").forEach(command -> harm(command, Harm.CUT_AFTER));
            List<Claim> claims = store.exchange(request("n1", 7, List.of())).claims();
            started += claims.size();
            store.exchange(
                    request("n1", 0, round == 0 ? removals(claims) : completions(claims, Standing.NEVER, false)));
        }

        assertThat(started).isEqualTo(12);
        assertThat(store.list(JobQuery.first(20))).hasSize(5);
    }
}
