package io.apscheduler.store.redis;

import io.apscheduler.spi.JobStoreException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Says what went wrong with the server of one store. Immutable.
 *
 * @param place the server, as the end of "the connection to"
 */
record Failures(String alias, String place) {
    private static final Logger LOG = LoggerFactory.getLogger(RedisJobStore.class);

    private static final String WAITAOF =
            "the server cannot wait for its disk: WAITAOF came with Redis 7.2, and demands"
                    + " appendonly yes. Leave the option waitaof off, or change the server.";

    /** What servers answer when they refuse, by a word of the answer. Each of these means that nothing was done. */
    private static final Map<String, String> REFUSALS = new LinkedHashMap<>();

    static {
        REFUSALS.put("LOADING", "the server is reading its files and takes no commands yet.");
        REFUSALS.put("READONLY", "the server takes no writes: it is a replica, or became one by a failover.");
        REFUSALS.put(
                "OOM", "the server is full: it has reached its maxmemory. Jobs can be removed and those it has go on.");
        REFUSALS.put("MISCONF", "the server takes no writes because it could not save to its disk; its log tells why.");
        REFUSALS.put("NOREPLICAS", "the server takes no writes because too few replicas are with it.");
        REFUSALS.put("MASTERDOWN", "the server is a replica that has lost its primary.");
        REFUSALS.put("CLUSTERDOWN", "the cluster is down: it has no primary for some of its slots.");
        REFUSALS.put("ASK", "the cluster is moving the jobs to another server; they come back when it has done so.");
        REFUSALS.put(
                "TRYAGAIN", "the cluster is moving the jobs to another server; they come back when it has done so.");
        REFUSALS.put(
                "MOVED",
                "the server is one of a cluster and does not have the jobs: name its servers by the option cluster.");
        REFUSALS.put("BUSY", "the server is busy with somebody's script.");
        REFUSALS.put("NOAUTH", "the server wants a password.");
        REFUSALS.put("WRONGPASS", "the server refused the user name or the password.");
        REFUSALS.put(
                "NOPERM", "the server does not let the user do this; see what it must allow in the documentation.");
    }

    /**
     * The failure as the scheduler sees it.
     *
     * @param changes whether something was to be changed, so that it matters what became of it
     */
    JobStoreException of(String purpose, boolean changes, RuntimeException cause) {
        return new JobStoreException(
                "Job store \"" + alias + "\" could not " + purpose + ": " + reason(cause, changes), cause);
    }

    /** Whether the server is not, or not any more, the one that has the jobs. */
    static boolean isFailover(Throwable failure) {
        return says(failure, "READONLY") || says(failure, "MASTERDOWN") || says(failure, "CLUSTERDOWN");
    }

    private String reason(RuntimeException cause, boolean changes) {
        if (cause instanceof Durability.NotDurableException) {
            return String.valueOf(cause.getMessage());
        }
        for (Throwable t = cause; t != null; t = t.getCause()) {
            for (Map.Entry<String, String> refusal : REFUSALS.entrySet()) {
                if (says(t, refusal.getKey())) {
                    return refusal.getValue();
                }
            }
            if (String.valueOf(t.getMessage()).contains("WAITAOF")) {
                return WAITAOF;
            }
            if (t instanceof SSLException) {
                return "TLS could not be agreed on, or the server's certificate is not one that the JVM trusts"
                        + " (javax.net.ssl.trustStore): " + t.getMessage();
            }
            if (t instanceof NoSuchElementException) {
                return "no connection became free in time; see the option pool.maxTotal.";
            }
        }
        if (cause instanceof JedisConnectionException) {
            return "the connection to " + place + " was lost or refused, or no reply came in time."
                    + (changes ? " Whether it was done is unknown; repeating it is safe." : "");
        }
        return "the server refused; see the cause.";
    }

    private static boolean says(Throwable failure, String word) {
        String message = String.valueOf(failure.getMessage());
        int at = message.indexOf(word);
        return at >= 0
                && (at == 0 || " -:".indexOf(message.charAt(at - 1)) >= 0)
                && message.startsWith(" ", at + word.length());
    }

    /** Notes what needs nobody's attention. */
    static void unimportant(String what, Exception cause) {
        LOG.debug(what, cause);
    }
}
