package io.apscheduler.store.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisClusterCRC16;

/** A cluster of three primaries, one of which has a replica: that of the slot asked for. */
final class Cluster implements AutoCloseable {
    private static final int SLOTS = 16_384;

    private final List<RedisProcess> primaries = new ArrayList<>();
    private final RedisProcess replica;
    private final int slot;

    /** Starts one that keeps the keys of the base on a primary with a replica. */
    Cluster(String base) {
        slot = JedisClusterCRC16.getSlot(base);
        for (int i = 0; i < 3; i++) {
            primaries.add(server());
        }
        replica = server();
        for (int i = 0; i < 3; i++) {
            int[] slots = IntStream.range(i * SLOTS / 3, (i + 1) * SLOTS / 3).toArray();
            try (Jedis jedis = primaries.get(i).client()) {
                jedis.clusterAddSlots(slots);
                jedis.clusterMeet("127.0.0.1", replica.port());
            }
        }
        all().forEach(server ->
                RedisProcess.await("the cluster to be complete", () -> knows(server, "cluster_known_nodes:4")));
        try (Jedis jedis = replica.client();
                Jedis primary = owner().client()) {
            String id = primary.clusterMyId();
            RedisProcess.await("the replica to follow", () -> follows(jedis, id));
        }
        all().forEach(server -> RedisProcess.await("the cluster to be ready", () -> knows(server, "cluster_state:ok")));
        RedisProcess.await("the replica to be in step", () -> {
            try (Jedis jedis = replica.client()) {
                return jedis.info("replication").contains("master_link_status:up");
            }
        });
    }

    private static RedisProcess server() {
        return RedisProcess.with("--cluster-enabled", "yes", "--cluster-node-timeout", "1000");
    }

    private static boolean follows(Jedis replica, String primary) {
        try {
            replica.clusterReplicate(primary);
            return true;
        } catch (JedisException e) {
            return false;
        }
    }

    private static boolean knows(RedisProcess server, String fact) {
        try (Jedis jedis = server.client()) {
            return jedis.clusterInfo().contains(fact);
        }
    }

    private List<RedisProcess> all() {
        List<RedisProcess> all = new ArrayList<>(primaries);
        all.add(replica);
        return all;
    }

    /** The primary that has the slot at first. */
    RedisProcess owner() {
        return primaries.get(IntStream.range(0, 3)
                .filter(i -> slot < (i + 1) * SLOTS / 3)
                .findFirst()
                .orElseThrow());
    }

    /** A primary without it. */
    RedisProcess other() {
        return primaries.stream()
                .filter(server -> server != owner())
                .findFirst()
                .orElseThrow();
    }

    RedisProcess replica() {
        return replica;
    }

    /** Waits until those of {@link #addresses} have heard that the replica has the slot: one may do so before another. */
    void awaitAgreement() {
        primaries.stream()
                .filter(server -> server != owner())
                .forEach(server -> RedisProcess.await("the cluster to agree", () -> saysReplicaHasSlot(server)));
    }

    private boolean saysReplicaHasSlot(RedisProcess server) {
        try (Jedis jedis = server.client()) {
            return jedis.clusterNodes()
                    .lines()
                    .filter(line -> line.contains(":" + replica.port() + "@"))
                    .anyMatch(line -> line.contains("master"));
        }
    }

    int slot() {
        return slot;
    }

    /** Some addresses, not that of the one with the slot. */
    List<String> addresses() {
        return primaries.stream()
                .filter(server -> server != owner())
                .map(RedisProcess::address)
                .toList();
    }

    List<Jedis> clients() {
        return primaries.stream().map(RedisProcess::client).toList();
    }

    @Override
    public void close() {
        all().forEach(RedisProcess::close);
    }
}
