package io.apscheduler.store.redis;

/** One server for all tests that leave it as it is, started when first asked for. */
final class SharedServer {
    private static final RedisProcess SERVER = RedisProcess.with();

    private SharedServer() {}

    static RedisProcess get() {
        return SERVER;
    }
}
