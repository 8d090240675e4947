package io.apscheduler.store.redis;

import io.apscheduler.spi.JobStoreException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisMovedDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.providers.ClusterConnectionProvider;
import redis.clients.jedis.providers.ConnectionProvider;

/**
 * Sends commands to the server that has the jobs, each once: what may have been carried out is never repeated here, since only
 * the scheduler can tell what a lost reply means. What a server has refused to look at is sent again: a script that it does not
 * know, with its body, and what another server of a cluster is responsible for, there. Thread-safe.
 */
final class Link implements AutoCloseable {
    private static final int MOST_MOVES = 5;

    private final ConnectionProvider connections;
    private final byte[] base;
    private final Durability durability;
    private final Failures failures;

    Link(ConnectionProvider connections, String base, Durability durability, Failures failures) {
        this.connections = connections;
        this.base = base.getBytes(StandardCharsets.UTF_8);
        this.durability = durability;
        this.failures = failures;
    }

    /**
     * Runs a script. The reply is one of byte arrays, numbers, nulls, and lists of those.
     *
     * @throws JobStoreException if that fails
     */
    List<?> run(Script script, List<byte[]> arguments) {
        return (List<?>) at(script.purpose(), script.writes(), connection -> {
            try {
                return send(connection, script, command(Command.EVALSHA, script.digest(), arguments));
            } catch (JedisNoScriptException e) {
                return send(connection, script, command(Command.EVAL, script.body(), arguments));
            }
        });
    }

    /** Sends a command to the server that has the jobs. */
    Object ask(String purpose, CommandArguments command) {
        return at(purpose, false, connection -> connection.executeCommand(command));
    }

    /** A connection of its own to a server that hears what is published. */
    Connection ear() {
        return connections.getConnection();
    }

    private CommandArguments command(Command command, byte[] script, List<byte[]> arguments) {
        CommandArguments all = new CommandArguments(command).add(script).add(1).key(base);
        for (byte[] argument : arguments) {
            all.add(argument);
        }
        return all;
    }

    private Object send(Connection connection, Script script, CommandArguments command) {
        if (!durability.isAsked() || !script.writes()) {
            return connection.executeCommand(command);
        }
        connection.sendCommand(command);
        connection.sendCommand(durability.waiting());
        List<Object> replies = connection.getMany(2);
        for (Object reply : replies) {
            if (reply instanceof JedisDataException refusal) {
                throw refusal;
            }
        }
        durability.check(replies.get(1));
        return replies.get(0);
    }

    private Object at(String purpose, boolean changes, Sending sending) {
        CommandArguments routing = new CommandArguments(Command.EVALSHA).key(base);
        try {
            JedisMovedDataException moved = null;
            for (int moves = 0; ; moves++) {
                try (Connection connection = moved == null ? connections.getConnection(routing) : follow(moved)) {
                    return sending.over(connection);
                } catch (JedisMovedDataException e) {
                    if (moves == MOST_MOVES || !(connections instanceof ClusterConnectionProvider)) {
                        throw e;
                    }
                    moved = e;
                }
            }
        } catch (JedisException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            forgetConnections(e);
            throw failures.of(purpose, changes, e);
        }
    }

    private Connection follow(JedisMovedDataException moved) {
        ClusterConnectionProvider cluster = (ClusterConnectionProvider) connections;
        cluster.renewSlotCache();
        return cluster.getConnection(moved.getTargetNode());
    }

    /** After a failure others of the same server are no better, and the jobs may be elsewhere now. */
    private void forgetConnections(JedisException failure) {
        if (!(failure instanceof JedisConnectionException) && !Failures.isFailover(failure)) {
            return;
        }
        try {
            if (connections instanceof ClusterConnectionProvider cluster) {
                cluster.renewSlotCache();
            }
            connections.getPrimaryNodesConnectionMap().values().forEach(pool -> {
                if (pool instanceof redis.clients.jedis.util.Pool<?> idle) {
                    idle.clear();
                }
            });
        } catch (JedisException e) {
            Failures.unimportant("It could not be found out where the jobs are now; the next call tries again.", e);
        }
    }

    @Override
    public void close() {
        try {
            connections.close();
        } catch (Exception e) {
            Failures.unimportant("The connections could not be closed.", e);
        }
    }

    /** What is done with a connection, which is put back then. */
    private interface Sending {
        Object over(Connection connection);
    }
}
