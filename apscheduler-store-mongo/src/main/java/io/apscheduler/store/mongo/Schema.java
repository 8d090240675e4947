package io.apscheduler.store.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import io.apscheduler.spi.JobStoreException;
import java.util.List;
import org.bson.Document;

/** The indexes of the jobs. */
final class Schema {
    private Schema() {}

    /**
     * Makes what is missing.
     *
     * @throws JobStoreException if the collection takes different ids for equal
     */
    static void prepare(MongoDatabase database, MongoCollection<Document> jobs) {
        String name = jobs.getNamespace().getCollectionName();
        for (Document collection : database.listCollections().filter(new Document("name", name))) {
            if (name.equals(collection.getString("name"))
                    && collection.get("options", new Document()).get("collation") != null) {
                throw new JobStoreException("The collection " + jobs.getNamespace()
                        + " was made with a collation, which may take different ids for equal. Name another one.");
            }
        }
        Document claims = new Document(Field.SCHEDULER, 1)
                .append(Field.EXECUTOR, 1)
                .append(Field.PRIORITY, -1)
                .append(Field.READY, 1);
        jobs.createIndexes(List.of(
                new IndexModel(claims, new IndexOptions().name("claims")),
                new IndexModel(
                        new Document(Field.OWNER, 1),
                        new IndexOptions().name("owners").sparse(true)),
                new IndexModel(
                        new Document(Field.GONE, 1),
                        new IndexOptions().name("removed").sparse(true))));
    }
}
