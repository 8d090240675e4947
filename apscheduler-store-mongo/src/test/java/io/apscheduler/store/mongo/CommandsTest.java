package io.apscheduler.store.mongo;

import static io.apscheduler.store.mongo.Samples.completions;
import static io.apscheduler.store.mongo.Samples.context;
import static io.apscheduler.store.mongo.Samples.job;
import static io.apscheduler.store.mongo.Samples.jobs;
import static io.apscheduler.store.mongo.Samples.removals;
import static io.apscheduler.store.mongo.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.store.mongo.ReplicaSet.Harm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The very commands that the store sends: how many, and of which kind. What the server promises of each is what the store's own
 * promises rest on.
 */
final class CommandsTest {
    private static final StandIn SERVER = StandIn.inMemory();
    private static final long LATER = 32_503_680_000_000_000L;
    private static int number;

    private final Commands commands = new Commands();
    private MongoClient client;
    private MongoJobStore store;

    @BeforeEach
    void open() {
        client = commands.client(SERVER.uri());
        store = MongoJobStore.on(client)
                .database("test")
                .collection("commands" + ++number)
                .build();
        store.open(context());
        commands.taken();
    }

    @AfterEach
    void close() {
        store.close();
        client.close();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private ExchangeReply exchange(int room) {
        ExchangeReply reply = store.exchange(request("n1", room, List.of()));
        commands.taken();
        return reply;
    }

    @Nested
    class AnExchange {
        @Test
        void thatFindsNothingMakesTwoCalls() {
            exchange(10);

            store.exchange(request("n1", 10, List.of()));

            assertThat(commands.names()).containsExactly("findAndModify", "aggregate");
        }

        @Test
        void withoutRoomOnlyRenews() {
            store.exchange(request("n1", 0, List.of()));

            assertThat(commands.names()).containsExactly("findAndModify");
        }

        @Test
        void ofTheFirstRunMakesThreeCalls() {
            store.add(List.of(job("a", 0), job("later", LATER)));
            commands.taken();

            store.exchange(request("n1", 10, List.of()));

            assertThat(commands.names()).containsExactly("findAndModify", "aggregate", "update");
        }

        @Test
        void ofAFewRunsMakesThreeCallsWhateverItCompletes() {
            store.add(jobs(9, 0));
            List<Claim> claims = exchange(9).claims();
            store.add(Stream.of("a", "b", "c").map(id -> job(id, 1)).toList());
            commands.taken();
            List<Completion> done = Stream.of(
                            completions(claims.subList(0, 3), LATER, true),
                            completions(claims.subList(3, 6), LATER, false),
                            removals(claims.subList(6, 9)))
                    .flatMap(List::stream)
                    .toList();

            ExchangeReply reply = store.exchange(request("n1", 10, done));

            assertThat(reply.claims()).hasSize(3);
            assertThat(reply.refused()).isEmpty();
            List<BsonDocument> sent = commands.taken();
            assertThat(sent)
                    .extracting(BsonDocument::getFirstKey)
                    .containsExactly("findAndModify", "aggregate", "update");
            assertThat(sent.get(2).getArray("updates")).hasSize(12);
        }

        @Test
        void ofABacklogMakesThreeCallsForAThousandRuns() {
            store.add(jobs(5_000, 0));
            List<Claim> claims = exchange(1_000).claims();

            for (int i = 0; i < 3; i++) {
                ExchangeReply reply = store.exchange(request("n1", 1_000, removals(claims)));

                assertThat(reply.refused()).isEmpty();
                claims = reply.claims();
                assertThat(claims).hasSize(1_000);
                // About once a second documents of removed jobs are deleted, besides.
                assertThat(commands.names().stream().filter(name -> !name.equals("delete")))
                        .containsExactly("findAndModify", "aggregate", "update");
            }
        }

        @Test
        void whoseJobsOthersHaveChangedMakesThreeCalls() {
            store.add(jobs(4, 0));
            List<Claim> claims = exchange(4).claims();
            JobRecord edited = claims.get(1).record();
            store.update(edited.edited(edited.definition(), edited.standing()));
            store.remove(List.of("job 2"));
            store.add(List.of(job("new", 0)));
            commands.taken();

            ExchangeReply reply = store.exchange(request("n1", 4, completions(claims.subList(0, 3), LATER, true)));

            assertThat(commands.names()).containsExactly("findAndModify", "aggregate", "update");
            assertThat(reply.refused()).containsExactly(edited.id(), "job 2");
            assertThat(reply.changes())
                    .containsExactly(
                            new Change(edited.id(), store.find(edited.id()).orElseThrow()), new Change("job 2", null));
            assertThat(reply.claims()).hasSize(1);
        }

        @Test
        void withoutRoomWhoseJobsOthersHaveChangedMakesTwoCalls() {
            store.add(jobs(1, 0));
            JobRecord claimed = exchange(1).claims().get(0).record();
            store.update(claimed.edited(claimed.definition(), claimed.standing()));
            commands.taken();

            ExchangeReply reply = store.exchange(request("n1", 0, List.of()));

            assertThat(commands.names()).containsExactly("findAndModify", "aggregate");
            assertThat(reply.changes()).hasSize(1);
        }

        @Test
        void thatOthersWereQuickerThanMakesThreeCallsAndComesAgain() {
            store.add(jobs(6, 0));
            SERVER.replicaSet().harm("update", "commands" + number, Harm.OVERTAKEN);
            commands.taken();

            ExchangeReply reply = store.exchange(request("n1", 9, List.of()));

            assertThat(commands.names()).containsExactly("findAndModify", "aggregate", "update");
            assertThat(reply.claims())
                    .extracting(claim -> claim.record().id())
                    .containsExactlyInAnyOrder("job 1", "job 3", "job 5");
            assertThat(reply.nextDue()).isEqualTo(reply.now());
            assertThat(store.owned("n1")).hasSize(3);
            assertThat(store.exchange(request("n1", 9, List.of())).nextDue())
                    .as("then there is nothing to come for")
                    .isEqualTo(Standing.NEVER);
        }

        /** The only one of four calls: between two of its own another node took what it completes. */
        @Test
        void whoseCompletionsAreOvertakenReadsTheirRecords() {
            store.add(jobs(4, 0));
            List<Claim> claims = exchange(4).claims();
            SERVER.replicaSet().harm("update", "commands" + number, Harm.OVERTAKEN);

            ExchangeReply reply = store.exchange(request("n1", 4, completions(claims, LATER, true)));

            assertThat(commands.names()).containsExactly("findAndModify", "aggregate", "update", "find");
            assertThat(reply.refused()).containsExactly("job 0", "job 2");
            assertThat(reply.changes()).containsExactly(new Change("job 0", null), new Change("job 2", null));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 5})
        void whereABacklogBeginsGoesOnAndEndsMakesThreeCallsWhateverTheExecutors(int executors) {
            Map<String, Integer> room = new HashMap<>();
            List<JobRecord> all = new ArrayList<>();
            for (int e = 0; e < executors; e++) {
                room.put("executor " + e, 20 + e);
                for (int i = 0; i < 70; i++) {
                    all.add(job(e + "/" + i, "executor " + e, 1 + i % 9, i));
                }
            }
            all.add(job("later", "executor 0", 9, LATER));
            store.exchange(new ExchangeRequest("n1", Samples.LEASE, List.of(), room, Set.of(), 0));
            store.add(all);
            commands.taken();

            List<Claim> claims = List.of();
            long nextDue = 0;
            int exchanges = 0;
            for (int run = 0; nextDue < LATER || run == 0; exchanges++) {
                ExchangeReply reply = store.exchange(
                        new ExchangeRequest("n1", Samples.LEASE, removals(claims), room, Set.of("no such"), 0));
                claims = reply.claims();
                run += claims.size();
                nextDue = reply.nextDue();
                assertThat(commands.names().stream().filter(name -> !name.equals("delete")))
                        .containsExactly("findAndModify", "aggregate", "update");
            }

            assertThat(exchanges).isEqualTo(4);
            assertThat(nextDue).isEqualTo(LATER);
            assertThat(store.owned("n1")).hasSize(claims.size());
        }

        @Test
        void whoseAnswerDoesNotFitIntoABatchTakesWhatHasComeAndAsksAgain() {
            store.add(jobs(8, 0));
            List<Claim> claims = exchange(4).claims();
            JobRecord edited = claims.get(3).record();
            store.update(edited.edited(edited.definition(), edited.standing()));
            store.remove(List.of("job 0"));
            SERVER.replicaSet().harm("aggregate", "commands" + number, Harm.CUT_SHORT);

            ExchangeReply cut = store.exchange(request("n1", 9, List.of()));
            ExchangeReply rest = store.exchange(request("n1", 9, List.of()));

            assertThat(cut.nextDue()).isLessThanOrEqualTo(cut.now());
            assertThat(cut.claims().size() + rest.claims().size()).isEqualTo(4);
            assertThat(Stream.of(cut, rest).flatMap(reply -> reply.changes().stream()))
                    .extracting(Change::id)
                    .containsExactlyInAnyOrder("job 0", edited.id());
        }

        @Test
        void deletesManyRemovedJobsByOneCommandSomeTime() {
            store.add(jobs(100, 0));
            List<Claim> claims = exchange(100).claims();
            store.exchange(request("n1", 0, removals(claims)));
            commands.taken();

            store.close();

            List<BsonDocument> sent = commands.taken();
            assertThat(sent).extracting(BsonDocument::getFirstKey).containsExactly("delete");
            assertThat(sent.get(0).getArray("deletes")).hasSize(1);
            assertThat(SERVER.documents("commands" + number)).isEmpty();
            store.open(context());
        }
    }

    @Test
    void aLookForExecutorsThatNobodyServesListsNoJobs() {
        store.add(jobs(300, 0));
        commands.taken();

        assertThat(store.unserved(Set.of("default"), LATER)).isEmpty();
        assertThat(commands.names()).containsExactly("distinct");
        assertThat(store.unserved(Set.of("other"), LATER)).containsExactly("default");
        assertThat(commands.names()).containsExactly("distinct", "findAndModify", "distinct");
        store.exchange(request("n1", 1, List.of()));
        assertThat(store.unserved(Set.of("other"), LATER)).as("one is owned").isEmpty();
    }

    @Nested
    class EachCommand {
        private List<BsonDocument> all() {
            store.add(jobs(8, 0));
            store.add(jobs(9, 0));
            List<Claim> claims = store.exchange(request("n1", 5, List.of())).claims();
            JobRecord edited = claims.get(4).record();
            store.update(edited.edited(edited.definition(), edited.standing()));
            store.remove(List.of("job 7", "job 3"));
            store.exchange(request("n1", 5, completions(claims, LATER, true)));
            store.leave("n1");
            store.exchange(request("n2", 9, List.of()));
            store.isUnfinished();
            store.close();
            store.open(context());
            return commands.taken();
        }

        @Test
        void thatWritesIsConfirmedByAMajorityFromTheirJournals() {
            List<BsonDocument> writes = all().stream()
                    .filter(command -> !Set.of("find", "aggregate", "distinct", "listCollections", "getMore")
                            .contains(command.getFirstKey()))
                    .toList();

            assertThat(writes).isNotEmpty().allSatisfy(command -> {
                BsonDocument concern = command.getDocument("writeConcern");
                assertThat(concern.get("w")).isEqualTo(new BsonString("majority"));
                assertThat(concern.getBoolean("j").getValue()).isTrue();
            });
        }

        @Test
        void thatWritesIsRetryableUnlessRepeatingItIsHarmless() {
            List<BsonDocument> others = all().stream()
                    .filter(command -> Set.of("insert", "update", "delete", "findAndModify")
                            .contains(command.getFirstKey()))
                    .filter(command -> !command.containsKey("txnNumber"))
                    .toList();

            assertThat(others).isNotEmpty().allSatisfy(command -> {
                assertThat(command.getFirstKey()).isEqualTo("delete");
                BsonDocument filter =
                        command.getArray("deletes").get(0).asDocument().getDocument("q");
                assertThat(filter.getBoolean("gone").getValue()).isTrue();
            });
        }

        @Test
        void needsNoTransactionAndNoPipeline() {
            List<BsonDocument> sent = all();

            assertThat(sent).noneMatch(command -> command.containsKey("startTransaction"));
            for (BsonDocument command : sent) {
                if (command.getFirstKey().equals("update")) {
                    for (BsonValue update : command.getArray("updates")) {
                        assertThat(update.asDocument().get("u").isDocument()).isTrue();
                        assertThat(update.asDocument()).doesNotContainKey("multi");
                    }
                }
            }
        }

        @Test
        void thatChangesAJobNamesItsKeyAndFence() {
            for (BsonDocument command : all()) {
                boolean changesJobs = command.getFirstKey().equals("update")
                        && command.getString("update").getValue().equals("commands" + number);
                if (changesJobs) {
                    for (BsonValue update : command.getArray("updates")) {
                        assertThat(update.asDocument().getDocument("q")).containsKeys("_id", "fence");
                    }
                }
            }
        }

        @Test
        void thatRenewsHasTheServerWriteItsTime() {
            store.exchange(request("n1", 0, List.of()));
            store.exchange(request("n1", 0, List.of()));
            List<BsonDocument> sent = commands.taken();

            BsonDocument enters = sent.get(0).getDocument("update");
            assertThat(enters.getDocument("$currentDate")).containsOnlyKeys("nodes.n1.seen");
            BsonDocument renews = sent.get(1);
            assertThat(renews.getDocument("query").getBoolean("nodes.n1.dead").getValue())
                    .isFalse();
            assertThat(renews.getDocument("update").getDocument("$currentDate")).containsOnlyKeys("nodes.n1.seen");
            assertThat(renews.getBoolean("new").getValue()).isTrue();
        }

        @Test
        void thatFindsDueJobsIsLimitedAndGoesDownTheIndexOfClaims() {
            store.add(jobs(50, 0));
            commands.taken();

            store.exchange(request("n1", 20, List.of()));

            BsonDocument asked = commands.taken().get(1);
            List<BsonDocument> due = stages(asked).subList(0, 3);
            assertThat(due.get(0).getDocument("$match").keySet())
                    .containsExactly("scheduler", "executor", "priority", "ready");
            assertThat(due.get(1).toJson()).isEqualTo("{\"$sort\": {\"priority\": -1, \"ready\": 1}}");
            assertThat(due.get(2)).isEqualTo(new BsonDocument("$limit", new BsonInt32(21)));
            BsonDocument union = stages(asked).get(3).getDocument("$unionWith");
            assertThat(union.getString("coll").getValue()).isEqualTo("commands" + number);
            List<BsonDocument> later = stages(union);
            assertThat(later.get(1).toJson()).isEqualTo("{\"$sort\": {\"ready\": 1}}");
            assertThat(later.get(2)).isEqualTo(new BsonDocument("$limit", new BsonInt32(1)));
            assertThat(asked.getDocument("cursor").getNumber("batchSize").intValue())
                    .isGreaterThan(22);
        }

        private List<BsonDocument> stages(BsonDocument of) {
            return of.getArray("pipeline").stream().map(BsonValue::asDocument).toList();
        }

        @Test
        void thatMakesIndexesMakesNoPartialOnesAndNoneThatExpire() {
            List<BsonDocument> indexes = all().stream()
                    .filter(command -> command.getFirstKey().equals("createIndexes"))
                    .flatMap(command -> command.getArray("indexes").stream())
                    .map(BsonValue::asDocument)
                    .toList();

            assertThat(indexes)
                    .extracting(index -> index.getDocument("key").toJson())
                    .containsExactly(
                            "{\"scheduler\": 1, \"executor\": 1, \"priority\": -1, \"ready\": 1}",
                            "{\"owner\": 1}",
                            "{\"gone\": 1}");
            assertThat(indexes)
                    .allSatisfy(index ->
                            assertThat(index).doesNotContainKeys("partialFilterExpression", "expireAfterSeconds"));
        }
    }
}
