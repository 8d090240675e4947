package io.apscheduler.store.jdbc;

import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreProvider;
import io.apscheduler.spi.Options;
import java.util.Set;

/** Makes {@link JdbcJobStore}s by the name {@code jdbc}. */
public final class JdbcJobStoreProvider implements JobStoreProvider {
    private static final String POOL = "pool.";

    /** Makes the provider, without effects. */
    public JdbcJobStoreProvider() {}

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public Set<String> options() {
        return Set.of("url", "username", "password", "datasource", "table", "schema", POOL + "*");
    }

    @Override
    public Set<String> secretOptions() {
        return Set.of("password");
    }

    @Override
    public JobStore create(Options options) {
        JdbcJobStore.Builder builder = source(options);
        options.text("username").ifPresent(builder::username);
        options.text("password").ifPresent(builder::password);
        options.text("table").ifPresent(table -> {
            if (Tables.parse(table, "").isPresent()) {
                builder.table(table);
            } else {
                options.problem("table", Tables.FORM);
            }
        });
        options.text("schema").ifPresent(mode -> {
            switch (mode) {
                case "create" -> builder.schema(SchemaMode.CREATE);
                case "validate" -> builder.schema(SchemaMode.VALIDATE);
                default -> options.problem("schema", "create or validate");
            }
        });
        readPool(options, builder);
        options.check();
        return builder.build();
    }

    private static JdbcJobStore.Builder source(Options options) {
        if (options.text("datasource").isEmpty()) {
            String url = options.required("url");
            if (!url.isEmpty() && !url.startsWith("jdbc:")) {
                options.problem("url", "the URL of a database, beginning with jdbc:");
                return JdbcJobStore.at("jdbc:");
            }
            return JdbcJobStore.at(url.isEmpty() ? "jdbc:" : url);
        }
        for (String key : options.keys()) {
            if (key.equals("url") || key.equals("username") || key.equals("password") || key.startsWith(POOL)) {
                options.problem(key, "left out where datasource is given, since that has its own");
            }
        }
        try {
            return JdbcJobStore.on(StaticReference.dataSource(options.required("datasource")));
        } catch (IllegalArgumentException e) {
            options.problem("datasource", StaticReference.FORM + ": " + e.getMessage());
            return JdbcJobStore.at("jdbc:");
        }
    }

    private static void readPool(Options options, JdbcJobStore.Builder builder) {
        for (String key : options.keys()) {
            if (key.startsWith(POOL)) {
                String name = key.substring(POOL.length());
                String value = options.required(key);
                Pool.fault(name, value)
                        .ifPresentOrElse(fault -> options.problem(key, fault), () -> builder.pool(name, value));
            }
        }
    }
}
