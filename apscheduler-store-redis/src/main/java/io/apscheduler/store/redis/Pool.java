package io.apscheduler.store.redis;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;

/** Reads the settings of a pool of connections. */
final class Pool {
    private static final int CONNECTIONS = 8;

    private Pool() {}

    /** The pool that is asked for, given settings without {@linkplain #fault faults}. */
    static GenericObjectPoolConfig<Connection> config(Map<String, String> settings, Duration patience) {
        GenericObjectPoolConfig<Connection> config = new GenericObjectPoolConfig<>();
        config.setMaxTotal(CONNECTIONS);
        config.setMaxIdle(CONNECTIONS);
        config.setMaxWait(patience);
        config.setJmxEnabled(false);
        settings.forEach((name, value) -> apply(config, name, value));
        return config;
    }

    /** What is wrong with a setting, as the end of a sentence; empty if nothing. */
    static Optional<String> fault(String name, String value) {
        try {
            return apply(new GenericObjectPoolConfig<>(), name, value)
                    ? Optional.empty()
                    : Optional.of("one of maxTotal, maxIdle, minIdle, maxWaitMillis, testOnBorrow, testWhileIdle");
        } catch (NumberFormatException e) {
            return Optional.of("a whole number, 0 or more");
        }
    }

    private static boolean apply(GenericObjectPoolConfig<Connection> config, String name, String value) {
        switch (name) {
            case "maxTotal" -> config.setMaxTotal(Integer.parseUnsignedInt(value));
            case "maxIdle" -> config.setMaxIdle(Integer.parseUnsignedInt(value));
            case "minIdle" -> config.setMinIdle(Integer.parseUnsignedInt(value));
            case "maxWaitMillis" -> config.setMaxWait(Duration.ofMillis(Integer.parseUnsignedInt(value)));
            case "testOnBorrow" -> config.setTestOnBorrow(Boolean.parseBoolean(value));
            case "testWhileIdle" -> config.setTestWhileIdle(Boolean.parseBoolean(value));
            default -> {
                return false;
            }
        }
        return true;
    }
}
