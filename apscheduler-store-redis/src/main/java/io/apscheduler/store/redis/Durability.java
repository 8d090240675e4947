package io.apscheduler.store.redis;

import java.time.Duration;
import java.util.List;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;

/**
 * What must have happened to a change before a call returns. Immutable.
 *
 * @param replicas how many replicas must have it
 * @param aof whether it must be on disk: the primary's, and those of the replicas asked for
 * @param patience how long to wait for that
 */
record Durability(int replicas, boolean aof, Duration patience) {
    static final Durability NONE = new Durability(0, false, Duration.ofSeconds(1));

    boolean isAsked() {
        return replicas > 0 || aof;
    }

    /** The command that waits, to be sent behind the change by the same connection. */
    CommandArguments waiting() {
        CommandArguments command = aof
                ? new CommandArguments(Command.WAITAOF).add(1).add(replicas)
                : new CommandArguments(Command.WAIT).add(replicas);
        return command.add(patience.toMillis());
    }

    /** A command that fails where the server cannot wait for its disk, and changes and awaits nothing. */
    static CommandArguments probe() {
        return new CommandArguments(Command.WAITAOF).add(1).add(0).add(1);
    }

    /**
     * Looks at the reply.
     *
     * @throws NotDurableException if the time was too short
     */
    void check(Object reply) {
        long local = reply instanceof List<?> both ? (Long) both.get(0) : 1;
        long others = reply instanceof List<?> both ? (Long) both.get(1) : (Long) reply;
        if (local < 1 || others < replicas) {
            throw new NotDurableException("within " + patience.toMillis() + " ms "
                    + (local < 1 ? "it was not on the primary's disk, and " : "") + others + " of " + replicas
                    + " replica(s) had it. It is done on the primary; repeating it is safe.");
        }
    }

    /** A change was made, but not as durably as asked. */
    static final class NotDurableException extends JedisException {
        private static final long serialVersionUID = 1L;

        NotDurableException(String message) {
            super(message);
        }
    }
}
