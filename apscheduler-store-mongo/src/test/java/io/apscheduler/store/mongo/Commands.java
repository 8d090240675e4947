package io.apscheduler.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;

/** Notes the commands that a client sends, but for those of its own housekeeping. Thread-safe. */
final class Commands implements CommandListener {
    private static final Set<String> HOUSEKEEPING = Set.of("hello", "isMaster", "endSessions");

    private final List<BsonDocument> commands = new CopyOnWriteArrayList<>();

    /** A client whose commands are noted. */
    MongoClient client(String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .addCommandListener(this)
                .build());
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        String collection = event.getCommand().getFirstKey();
        boolean ofHints = event.getCommand().get(collection).toString().contains("_hints");
        if (!HOUSEKEEPING.contains(event.getCommandName()) && !ofHints) {
            commands.add(event.getCommand().clone());
        }
    }

    /** What was sent since the last call. */
    List<BsonDocument> taken() {
        List<BsonDocument> taken = List.copyOf(commands);
        commands.clear();
        return taken;
    }

    /** The names of the commands that were sent since the last call. */
    List<String> names() {
        return taken().stream().map(BsonDocument::getFirstKey).toList();
    }
}
