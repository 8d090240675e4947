package io.apscheduler.chaos.server;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/**
 * Carries out aggregations that unite questions of a collection by {@code $unionWith}, as MongoDB documents them; the server behind
 * has no such stage. The parts may match, sort, limit and project.
 */
@NullUnmarked // what a command has is known from the store that sends it
final class Unions {
    private Unions() {}

    static boolean isOne(String command, Document query) {
        return command.equals("aggregate")
                && query.get("pipeline") instanceof List<?> pipeline
                && pipeline.stream().anyMatch(stage -> ((Document) stage).containsKey("$unionWith"));
    }

    /** The documents of all parts; no more than the batch may have, and the cursor is open then. */
    static Document answer(MongoDatabase database, Channel channel, Document query) {
        String collection = (String) query.get("aggregate");
        List<Document> head = new ArrayList<>();
        List<Document> found = new ArrayList<>();
        List<List<Document>> parts = new ArrayList<>(List.of(head));
        for (Document stage : stages(query.get("pipeline"))) {
            if (stage.get("$unionWith") instanceof Document union) {
                parts.add(stages(union.get("pipeline")));
            } else {
                head.add(stage);
            }
        }
        for (List<Document> part : parts) {
            Document answer = database.handleCommand(channel, "find", find(collection, part), null, NoopOplog.get());
            found.addAll(stages(((Document) answer.get("cursor")).get("firstBatch")));
        }
        Document cursor = new Document("id", 0L).append("ns", database.getDatabaseName() + "." + collection);
        return new Document("ok", 1.0).append("cursor", cursor.append("firstBatch", found));
    }

    @SuppressWarnings("unchecked")
    private static List<Document> stages(Object list) {
        return (List<Document>) list;
    }

    private static Document find(String collection, List<Document> stages) {
        Document find = new Document("find", collection);
        for (Document stage : stages) {
            String name = stage.keySet().iterator().next();
            find.put(
                    switch (name) {
                        case "$match" -> "filter";
                        case "$sort" -> "sort";
                        case "$limit" -> "limit";
                        case "$project" -> "projection";
                        default ->
                            throw new IllegalArgumentException("There is no stage " + name + " in a union here.");
                    },
                    stage.get(name));
        }
        return find;
    }
}
