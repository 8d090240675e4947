package io.apscheduler.benchmarks.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.apscheduler.benchmarks.contender.Work;
import io.apscheduler.store.redis.RedisJobStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;

/**
 * What a node sends to the server and nothing else: the store's own script with the same arguments, by a bare connection. What
 * is claimed is done with the next call, and taken for a run.
 */
final class BareNode implements Runnable {
    private static final int ROOM = 1_000;
    private static final int CLAIMS = 4;
    private static final int FENCE = 7;
    private static final int ID = 9;
    private static final byte[] REMOVE = bytes("0");

    private final Server server;
    private final byte[] base;
    private final String name;

    BareNode(Server server, String base, String name) {
        this.server = server;
        this.base = bytes(base);
        this.name = name;
    }

    @Override
    public void run() {
        try (Jedis jedis = server.client()) {
            byte[] script = jedis.scriptLoad(bytes(resource("common") + resource("exchange")));
            List<?> claims = List.of();
            do {
                List<?> reply = (List<?>) jedis.evalsha(script, List.of(base), arguments(claims));
                claims = (List<?>) reply.get(CLAIMS);
                claims.forEach(claim -> Work.count());
            } while (!claims.isEmpty());
        }
    }

    private List<byte[]> arguments(List<?> done) {
        List<byte[]> arguments = new ArrayList<>();
        for (String head : List.of(name, "", name, "15000000", "100000", "1", "default", "" + ROOM, "0")) {
            arguments.add(bytes(head));
        }
        arguments.add(bytes("" + done.size()));
        for (Object claim : done) {
            List<?> fields = (List<?>) claim;
            arguments.add((byte[]) fields.get(ID));
            arguments.add((byte[]) fields.get(FENCE));
            arguments.add(REMOVE);
        }
        return arguments;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String resource(String script) {
        try (InputStream in = RedisJobStore.class.getResourceAsStream(script + ".lua")) {
            if (in == null) {
                throw new IllegalStateException("The store has no script " + script + ".lua any more.");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
