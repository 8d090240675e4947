package io.apscheduler.store.mongo;

import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreProvider;
import io.apscheduler.spi.Options;
import java.util.Set;

/** Makes {@link MongoJobStore}s by the name {@code mongo}. */
public final class MongoJobStoreProvider implements JobStoreProvider {
    private static final String ANY = "mongodb://localhost";

    /** Makes the provider, without effects. */
    public MongoJobStoreProvider() {}

    @Override
    public String name() {
        return "mongo";
    }

    @Override
    public Set<String> options() {
        return Set.of("uri", "client", "database", "collection");
    }

    @Override
    public JobStore create(Options options) {
        MongoJobStore.Builder builder = source(options);
        options.text("database").ifPresent(name -> {
            if (Settings.isDatabase(name)) {
                builder.database(name);
            } else {
                options.problem("database", Settings.DATABASE_FORM);
            }
        });
        options.text("collection").ifPresent(name -> {
            if (Settings.isName(name)) {
                builder.collection(name);
            } else {
                options.problem("collection", Settings.FORM);
            }
        });
        options.check();
        return builder.build();
    }

    private static MongoJobStore.Builder source(Options options) {
        if (options.text("client").isEmpty()) {
            String uri = options.required("uri");
            if (!uri.isEmpty() && !MongoJobStore.isConnectionString(uri)) {
                options.problem("uri", "a connection string, beginning with mongodb:// or mongodb+srv://");
            }
            return MongoJobStore.at(MongoJobStore.isConnectionString(uri) ? uri : ANY);
        }
        if (options.text("uri").isPresent()) {
            options.problem("uri", "left out where client is given, since that has its own");
        }
        try {
            return MongoJobStore.on(ClientReference.client(options.required("client")));
        } catch (IllegalArgumentException e) {
            options.problem("client", ClientReference.FORM + ": " + e.getMessage());
            return MongoJobStore.at(ANY);
        }
    }
}
