package io.apscheduler.benchmarks.table;

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
            new RedisDrain());

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
