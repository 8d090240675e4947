package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.nodes.StoreServer;
import java.util.List;

/** All tables. */
public final class Tables {
    private static final List<Table> ALL = List.of(
            new NextFire(),
            new BurstNow(),
            new BurstLater(),
            new Precision(),
            new Heap(),
            new Growth(),
            new Start(),
            new Listeners(),
            new PgDrain(),
            new PgEnqueue(),
            new PgRecurring(),
            new PgGrowth(),
            new NodesDrain("pg-nodes", "PostgreSQL", StoreServer.Kind.POSTGRESQL, 20_000),
            new RedisDrain(),
            new NodesDrain("redis-nodes", "a Redis server", StoreServer.Kind.REDIS, 50_000));

    private Tables() {}

    /** In the order of the page. */
    public static List<Table> all() {
        return ALL;
    }

    /** The table of that name. */
    public static Table named(String name) {
        return ALL.stream()
                .filter(table -> table.heading().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no table \"" + name + "\". There are "
                        + ALL.stream().map(table -> table.heading().name()).toList() + "."));
    }
}
