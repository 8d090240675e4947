package io.apscheduler.store.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import redis.clients.jedis.HostAndPort;

/**
 * What a store was made with. Immutable.
 *
 * @param servers those to ask first
 * @param primary the name by which sentinels know the primary; empty without them
 * @param login to the servers that have the jobs
 * @param sentinelLogin to the sentinels
 * @param prefix what the names of all keys begin with
 * @param timeout how long to wait for a connection and for a reply
 * @param pool settings of the connection pool, by the names of Commons Pool
 */
record Settings(
        Topology topology,
        List<HostAndPort> servers,
        String primary,
        Login login,
        Login sentinelLogin,
        int database,
        boolean ssl,
        String prefix,
        Duration timeout,
        Durability durability,
        Map<String, String> pool) {
    /** What a prefix may be, as the end of a sentence. */
    static final String PREFIX_FORM = "letters, digits, and the characters . : _ - between them";

    /** What a time to wait may be, as the end of a sentence. */
    static final String WAIT_FORM = "at least a millisecond and at most an hour";

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]*");

    Settings {
        servers = List.copyOf(servers);
        pool = Map.copyOf(pool);
    }

    /** Whether one can wait so long. */
    static boolean isWait(Duration duration) {
        return duration.toMillis() > 0 && duration.compareTo(Duration.ofHours(1)) <= 0;
    }

    static Duration checkedWait(String what, Duration duration) {
        if (!isWait(duration)) {
            throw new IllegalArgumentException("The " + what + " is " + duration + ", but must be " + WAIT_FORM + ".");
        }
        return duration;
    }

    static boolean isPrefix(String text) {
        return PREFIX.matcher(text).matches();
    }

    /**
     * What all keys of a scheduler begin with. The part in braces alone decides where a cluster keeps a key, so all are in one
     * place; a scheduler's name must not end it early.
     */
    String base(String scheduler) {
        String name = scheduler.replace("%", "%25").replace("{", "%7B").replace("}", "%7D");
        return "{" + prefix + ":" + name + "}";
    }

    /** The server or servers, as the end of "the connection to". */
    String place() {
        String places = servers.stream().map(HostAndPort::toString).collect(Collectors.joining(", "));
        return switch (topology) {
            case SINGLE -> places;
            case SENTINEL -> primary + " of the sentinels " + places;
            case CLUSTER -> "the cluster of " + places;
        };
    }

    /** Where the jobs are, without passwords. */
    @Override
    public String toString() {
        return "keys " + prefix + (topology == Topology.CLUSTER ? " in " : " at ") + place()
                + (database == 0 ? "" : ", database " + database);
    }
}
