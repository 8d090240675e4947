package io.apscheduler.store.redis;

import java.util.HashSet;
import java.util.Set;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.providers.ClusterConnectionProvider;
import redis.clients.jedis.providers.ConnectionProvider;
import redis.clients.jedis.providers.PooledConnectionProvider;
import redis.clients.jedis.providers.SentineledConnectionProvider;

/** Opens the connections of a store. */
final class Connections {
    private Connections() {}

    /**
     * Connections to whichever server has the jobs.
     *
     * @throws RuntimeException of Jedis, if sentinels or cluster cannot be reached
     */
    static ConnectionProvider open(Settings settings, String name) {
        JedisClientConfig client = client(settings, settings.login(), settings.database(), name);
        GenericObjectPoolConfig<Connection> pool = Pool.config(settings.pool(), settings.timeout());
        Set<HostAndPort> servers = new HashSet<>(settings.servers());
        return switch (settings.topology()) {
            case SINGLE -> new PooledConnectionProvider(settings.servers().get(0), client, pool);
            case CLUSTER -> new ClusterConnectionProvider(servers, client, pool);
            case SENTINEL ->
                new SentineledConnectionProvider(
                        settings.primary(), client, pool, servers, client(settings, settings.sentinelLogin(), 0, name));
        };
    }

    private static JedisClientConfig client(Settings settings, Login login, int database, String name) {
        int millis = Math.toIntExact(settings.timeout().toMillis());
        DefaultJedisClientConfig.Builder client = DefaultJedisClientConfig.builder()
                .resp2()
                .connectionTimeoutMillis(millis)
                .socketTimeoutMillis(millis)
                .user(login.username())
                .password(login.password())
                .database(database)
                .clientName(name)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        if (settings.ssl()) {
            client.sslOptions(SslOptions.defaults());
        }
        return client.build();
    }
}
