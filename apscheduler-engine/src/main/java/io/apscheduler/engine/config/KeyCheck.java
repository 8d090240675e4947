package io.apscheduler.engine.config;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Knows the keys of a configuration, those within jobs, stores and executors aside. */
final class KeyCheck {
    static final Set<String> KEYS = Set.of(
            "name",
            "node",
            "lease",
            "misfire_grace_time",
            "coalesce",
            "standalone",
            "daemonic",
            "timezone",
            "task.allow",
            "task.commands",
            "jobs.prune",
            "queues",
            "threadpool",
            "threadpool.core_threads",
            "threadpool.max_threads",
            "threadpool.keepalive");

    /** What is followed by an alias or id, and the key that everything of that kind has. */
    private static final Set<String> GROUPS = Set.of("jobstore", "jobstores", "executor", "executors", "job");

    private KeyCheck() {}

    /** Notes all keys of the whole configuration that mean nothing. */
    static void check(Section all) {
        for (String key : all.keys()) {
            if (!KEYS.contains(key) && !key.startsWith("threadpool.")) {
                check(all, key);
            }
        }
    }

    private static void check(Section all, String key) {
        String[] parts = key.split("\\.", 3);
        boolean grouped = GROUPS.contains(parts[0]);
        if (grouped && parts.length < 3) {
            all.problems()
                    .add(all.whole(key) + " says nothing by itself. Write " + all.prefix() + parts[0]
                            + (parts[0].equals("job") ? ".ID.task, and so on." : ".ALIAS.class, and so on."));
        } else if (!grouped) {
            all.problems().add(all.whole(key) + " is unknown." + hint(all.prefix(), key));
        }
    }

    private static String hint(String prefix, String key) {
        Optional<String> near = Nearest.to(key, KEYS);
        int dot = key.indexOf('.');
        if (near.isEmpty() && dot > 0) {
            near = Nearest.to(key.substring(0, dot), GROUPS).map(group -> group + key.substring(dot));
        }
        return near.map(found -> " Did you mean " + prefix + found + "?").orElseGet(() -> " " + beginnings(prefix));
    }

    private static String beginnings(String prefix) {
        Set<String> words = new TreeSet<>(GROUPS);
        KEYS.forEach(key -> words.add(key.split("\\.", 2)[0]));
        return "Keys begin with " + prefix + " and one of " + String.join(", ", words) + ".";
    }
}
