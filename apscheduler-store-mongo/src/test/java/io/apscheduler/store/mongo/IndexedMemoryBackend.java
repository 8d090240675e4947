package io.apscheduler.store.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Set;

/** Documents in memory, found by their keys also where a question has other conditions besides, as servers find them. */
final class IndexedMemoryBackend extends MemoryBackend {
    @Override
    public MemoryDatabase openOrCreateDatabase(String name) {
        return new Database(name, getCursorRegistry());
    }

    private static final class Database extends MemoryDatabase {
        Database(String name, CursorRegistry cursors) {
            super(name, cursors);
        }

        @Override
        protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
            return new Indexed(this, name, options, cursorRegistry);
        }
    }

    private static final class Indexed extends MemoryCollection {
        Indexed(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
            super(database, name, options, cursors);
        }

        @Override
        protected QueryResult queryDocuments(
                Document query, Document order, int skip, int limit, int batchSize, Document fields) {
            Object key = query.get("_id");
            boolean isOne = key instanceof String;
            boolean isAnyOf = key instanceof Document in && in.keySet().equals(Set.of("$in"));
            if (query.size() > 1 && (isOne || isAnyOf)) {
                Document byKey = new Document("_id", key);
                for (var index : getIndexes()) {
                    if (index.canHandle(byKey)) {
                        return matchDocuments(query, index.getPositions(byKey), order, skip, limit, batchSize, fields);
                    }
                }
            }
            return super.queryDocuments(query, order, skip, limit, batchSize, fields);
        }
    }
}
