package io.apscheduler.engine.dispatch;

import io.apscheduler.spi.JobExecutor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open executors of a scheduler by alias. Thread-safe. */
public final class ExecutorPosts {
    private final Map<String, ExecutorPost> posts = new ConcurrentHashMap<>();

    /** Puts an open executor under an alias. */
    public void add(String alias, JobExecutor executor) {
        posts.put(alias, new ExecutorPost(executor));
    }

    /** Takes the executor of an alias off: nothing more is handed to it. */
    public Optional<JobExecutor> remove(String alias) {
        return Optional.ofNullable(posts.remove(alias)).map(ExecutorPost::executor);
    }

    /** The executor of an alias. */
    public Optional<ExecutorPost> find(String alias) {
        return Optional.ofNullable(posts.get(alias));
    }

    /** The aliases of all executors. */
    public Set<String> aliases() {
        return Set.copyOf(posts.keySet());
    }

    /** All executors by alias. */
    Map<String, ExecutorPost> all() {
        return posts;
    }
}
