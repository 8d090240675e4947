package io.apscheduler.store.mongo;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The roll of nodes as it was at one moment. Immutable.
 *
 * @param now that moment, by the server's clock, in microseconds
 */
record Snapshot(long now, List<Entry> entries) {
    static final String NODES = "nodes";
    static final String SEEN = "seen";
    static final String LEASE = "lease";
    static final String DEAD = "dead";
    static final String SETTLED = "settled";
    static final String TOLD = "told";

    /**
     * One node.
     *
     * @param seen when it renewed its lease
     * @param until when that lease ends, in microseconds
     * @param dead whether it was declared dead, which is for ever
     * @param settled whether what it owned was freed since
     * @param told what it has to be told: a mark, a blank and the id of a job each
     */
    record Entry(String node, Instant seen, long until, boolean dead, boolean settled, List<String> told) {
        boolean hasLapsed(long now) {
            return !dead && until <= now;
        }
    }

    Optional<Entry> find(String node) {
        return entries.stream().filter(entry -> entry.node().equals(node)).findFirst();
    }

    static Snapshot of(Document roll, Instant now) {
        List<Entry> entries = new ArrayList<>();
        roll.get(NODES, new Document())
                .forEach((name, entry) ->
                        entries.add(entry(URLDecoder.decode(name, StandardCharsets.UTF_8), (Document) entry)));
        return new Snapshot(micros(now), List.copyOf(entries));
    }

    private static Entry entry(String node, Document entry) {
        Instant seen = entry.getDate(SEEN).toInstant();
        return new Entry(
                node,
                seen,
                micros(seen) + entry.getLong(LEASE),
                entry.getBoolean(DEAD),
                entry.getBoolean(SETTLED, false),
                List.copyOf(entry.getList(TOLD, String.class, List.of())));
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** Where a node's entry, or a part of it, is in the roll: names of fields must have neither dots nor dollars. */
    static String path(String node, @Nullable String part) {
        String name = URLEncoder.encode(node, StandardCharsets.UTF_8).replace(".", "%2E");
        return NODES + "." + name + (part == null ? "" : "." + part);
    }

    static Instant seen(Document roll, String node) {
        String name = path(node, null).substring(NODES.length() + 1);
        return roll.get(NODES, Document.class)
                .get(name, Document.class)
                .getDate(SEEN)
                .toInstant();
    }
}
