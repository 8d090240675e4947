package io.apscheduler.store.redis;

import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreProvider;
import io.apscheduler.spi.Options;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Makes {@link RedisJobStore}s by the name {@code redis}. */
public final class RedisJobStoreProvider implements JobStoreProvider {
    private static final String POOL = "pool.";
    private static final List<String> PLACES = List.of("uri", "host", "sentinel", "cluster");

    /** Makes the provider, without effects. */
    public RedisJobStoreProvider() {}

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Set<String> options() {
        return Set.of(
                "uri",
                "host",
                "port",
                "sentinel",
                "primary",
                "sentinel_username",
                "sentinel_password",
                "cluster",
                "db",
                "username",
                "password",
                "ssl",
                "prefix",
                "timeout",
                "wait_replicas",
                "waitaof",
                "wait_timeout",
                POOL + "*");
    }

    @Override
    public Set<String> secretOptions() {
        return Set.of("uri", "password", "sentinel_password");
    }

    @Override
    public JobStore create(Options options) {
        RedisJobStore.Builder builder = place(options);
        options.text("username").ifPresent(builder::username);
        options.text("password").ifPresent(builder::password);
        options.text("sentinel_username").ifPresent(builder::sentinelUsername);
        options.text("sentinel_password").ifPresent(builder::sentinelPassword);
        readDatabase(options, builder);
        if (options.keys().contains("ssl")) {
            builder.ssl(options.flag("ssl", false));
        }
        options.text("prefix").ifPresent(prefix -> {
            if (Settings.isPrefix(prefix)) {
                builder.prefix(prefix);
            } else {
                options.problem("prefix", Settings.PREFIX_FORM);
            }
        });
        builder.timeout(millis(options, "timeout", Duration.ofSeconds(5)));
        builder.waitReplicas(options.integer("wait_replicas", 0, 0, 100));
        builder.waitAof(options.flag("waitaof", false));
        builder.waitTimeout(millis(options, "wait_timeout", Duration.ofSeconds(1)));
        readPool(options, builder);
        options.check();
        return builder.build();
    }

    private static RedisJobStore.Builder place(Options options) {
        List<String> given = PLACES.stream().filter(options.keys()::contains).toList();
        String place = given.isEmpty() ? "host" : given.get(0);
        given.stream().skip(1).forEach(key -> options.problem(key, "left out where " + place + " is given"));
        int port = options.integer("port", 6379, 1, 65_535);
        if (!place.equals("host") && options.keys().contains("port")) {
            options.problem("port", "left out where " + place + " is given");
        }
        return switch (place) {
            case "uri" -> uri(options);
            case "sentinel" ->
                RedisJobStore.sentinels(options.required("primary"), servers(options, "sentinel", 26379));
            case "cluster" -> RedisJobStore.cluster(servers(options, "cluster", 6379));
            default -> RedisJobStore.at(options.text("host").orElse("localhost"), port);
        };
    }

    private static RedisJobStore.Builder uri(Options options) {
        return ServerUri.parse(options.required("uri")).map(ServerUri::builder).orElseGet(() -> {
            options.problem("uri", ServerUri.FORM);
            return RedisJobStore.at("localhost", 6379);
        });
    }

    private static List<String> servers(Options options, String key, int port) {
        List<String> servers = Arrays.stream(options.required(key).split(",", -1))
                .map(String::strip)
                .toList();
        if (servers.stream().allMatch(server -> ServerUri.server(server).isPresent())) {
            return servers;
        }
        options.problem(key, "hosts with their ports and commas between them, like a.example.org:" + port);
        return List.of("localhost:" + port);
    }

    private static void readDatabase(Options options, RedisJobStore.Builder builder) {
        if (options.keys().contains("db")) {
            int number = options.integer("db", 0, 0, 1_000_000);
            if (number > 0 && options.keys().contains("cluster")) {
                options.problem("db", "0 in a cluster, which has no other");
            } else {
                builder.database(number);
            }
        }
    }

    private static Duration millis(Options options, String key, Duration otherwise) {
        Duration duration = options.duration(key, otherwise);
        if (!Settings.isWait(duration)) {
            options.problem(key, Settings.WAIT_FORM);
            return otherwise;
        }
        return duration;
    }

    private static void readPool(Options options, RedisJobStore.Builder builder) {
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
