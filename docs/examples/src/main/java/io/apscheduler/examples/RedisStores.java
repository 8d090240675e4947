package io.apscheduler.examples;

import io.apscheduler.Scheduler;
import io.apscheduler.store.redis.RedisJobStore;
import java.util.List;

/** Jobs in Redis, in code. */
public final class RedisStores {
    private RedisStores() {}

    /** On one server, behind sentinels, or in a cluster. */
    public static Scheduler on(String uri, String password) {
        // region stores
        RedisJobStore store =
                RedisJobStore.at(uri).prefix("jobs").pool("maxTotal", "4").build();
        RedisJobStore watched = RedisJobStore.sentinels("jobs", List.of("a.example.org:26379", "b.example.org:26379"))
                .password(password)
                .waitReplicas(1)
                .build();
        RedisJobStore spread = RedisJobStore.cluster(List.of("a.example.org:6379", "b.example.org:6379"))
                .password(password)
                .build();

        Scheduler scheduler = Scheduler.builder().jobStore("default", store).build();
        // endregion
        assert !watched.toString().equals(spread.toString());
        return scheduler;
    }
}
