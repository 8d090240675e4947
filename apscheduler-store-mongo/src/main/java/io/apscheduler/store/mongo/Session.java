package io.apscheduler.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.StoreContext;
import io.apscheduler.store.mongo.Exchange.Parts;
import io.apscheduler.store.mongo.Snapshot.Entry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** A store that is open. Thread-safe. */
final class Session {
    private static final int PATIENCE_SECONDS = 5;
    private static final int ANSWER_SECONDS = 15;
    private static final long CONFIRMATION_SECONDS = 10;

    private final MongoClient client;
    private final boolean ownClient;
    private final Failures failures;
    private final Roll roll;
    private final Jobs jobs;
    private final Parts parts;
    private final Hints hints;
    private final Ear ear;

    private Session(MongoClient client, Settings settings, StoreContext context) {
        this.client = client;
        this.ownClient = settings.client() == null;
        this.failures = new Failures(context.alias());
        MongoDatabase database = client.getDatabase(database(settings));
        MongoCollection<Document> documents = careful(database.getCollection(settings.collection()));
        this.roll = new Roll(careful(database.getCollection(settings.collection() + "_nodes")), context.scheduler());
        Records records = new Records(new Keys(context.scheduler()));
        Graves graves = new Graves(documents);
        this.jobs = new Jobs(documents, records, roll, graves);
        this.parts = new Parts(
                new Attendance(roll),
                new Estates(documents, roll, context.scheduler()),
                new Candidates(documents, records.keys()),
                records,
                graves);
        this.hints = new Hints(database.getCollection(settings.collection() + "_hints"), context);
        this.ear = new Ear(hints);
        failures.telling("prepare its collections for " + settings, () -> {
            Schema.prepare(database, documents);
            roll.prepare();
            graves.clearForgotten(context.scheduler());
            parts.estates().settleForgotten();
            return true;
        });
        ear.start();
    }

    private static String database(Settings settings) {
        String named = settings.database();
        if (named == null && settings.client() == null) {
            named = new ConnectionString(settings.uri()).getDatabase();
        }
        return named == null ? Settings.DATABASE : named;
    }

    /** Every write is confirmed by a majority of the servers, from their journals. */
    private static MongoCollection<Document> careful(MongoCollection<Document> collection) {
        return collection
                .withWriteConcern(
                        WriteConcern.MAJORITY.withJournal(true).withWTimeout(CONFIRMATION_SECONDS, TimeUnit.SECONDS))
                .withReadConcern(ReadConcern.LOCAL)
                .withReadPreference(ReadPreference.primary());
    }

    /**
     * Connects, and sees to the collections.
     *
     * @throws JobStoreException if something is wrong; then nothing is left open
     */
    static Session open(Settings settings, StoreContext context) {
        MongoClient given = settings.client();
        MongoClient client = given == null ? connect(settings) : given;
        try {
            return new Session(client, settings, context);
        } catch (RuntimeException e) {
            if (given == null) {
                client.close();
            }
            throw e;
        }
    }

    /** What the connection string says goes before the patience set here. */
    private static MongoClient connect(Settings settings) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyToSocketSettings(socket -> socket.connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyConnectionString(new ConnectionString(settings.uri()))
                .applicationName("apscheduler")
                .build());
    }

    List<JobRecord> add(List<JobRecord> records) {
        List<JobRecord> there = jobs.add(records);
        hints.changed(records);
        return there;
    }

    Optional<JobRecord> update(JobRecord record) {
        Optional<JobRecord> written = jobs.update(record);
        hints.changed(written.stream().toList());
        return written;
    }

    Jobs jobs() {
        return jobs;
    }

    Failures failures() {
        return failures;
    }

    ExchangeReply exchange(ExchangeRequest request) {
        Tenure tenure = parts.attendance().tenure(request.node());
        tenure.lock.lock();
        try {
            long began = System.nanoTime();
            ExchangeReply reply = answered(request, tenure);
            if ((System.nanoTime() - began) / 1_000 >= request.leaseMicros()) {
                tenure.answered = false;
                throw new JobStoreException("The server took longer for an exchange than the lease of node \""
                        + request.node() + "\" holds. Repeating it tells what became of it.");
            }
            return reply;
        } finally {
            tenure.lock.unlock();
        }
    }

    private ExchangeReply answered(ExchangeRequest request, Tenure tenure) {
        try {
            ExchangeReply reply = new Exchange(parts, request, tenure).run();
            tenure.answered = true;
            parts.graves().clearSeldom();
            hints.send();
            return reply;
        } catch (MongoException e) {
            tenure.answered = false;
            throw e;
        }
    }

    void leave(String node) {
        Snapshot now = roll.look();
        Entry entry = Roll.living(now, node);
        if (entry != null && !entry.hasLapsed(now.now())) {
            roll.leave(entry);
        }
        parts.estates().settle(roll.look());
    }

    Set<String> unserved(Set<String> served, long dueBefore) {
        return parts.estates().unserved(served, dueBefore);
    }

    boolean isUnfinished() {
        return parts.estates().isUnfinished();
    }

    void close() {
        ear.close();
        try {
            parts.graves().clear();
        } catch (IllegalStateException e) {
            Failures.unimportant("The client was closed before the store.", e);
        }
        if (ownClient) {
            client.close();
        }
    }
}
