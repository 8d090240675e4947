package io.apscheduler.store.mapdb;

import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The claimable entries of one executor alias: a queue for each priority in use, the highest first. Guarded by the lock of
 * its {@link Records}.
 */
final class Lane {
    private final String executor;
    private final List<Level> levels = new ArrayList<>(1);

    Lane(String executor) {
        this.executor = executor;
    }

    Level level(int priority) {
        int at = 0;
        while (at < levels.size() && levels.get(at).priority > priority) {
            at++;
        }
        if (at == levels.size() || levels.get(at).priority != priority) {
            levels.add(at, new Level(executor, priority));
        }
        return levels.get(at);
    }

    /** Takes off the entries to claim, at most so many, due not after the horizon. */
    void take(int most, long horizon, Set<String> declined, List<Entry> taken) {
        int stop = (int) Math.min(Integer.MAX_VALUE, (long) taken.size() + most);
        for (Level level : levels) {
            List<Entry> aside = new ArrayList<>(0);
            Entry entry = level.peek();
            while (entry != null && entry.due() <= horizon && taken.size() < stop) {
                level.pop(entry);
                (declined.contains(entry.id) ? aside : taken).add(entry);
                entry = level.peek();
            }
            aside.forEach(level::enqueue);
        }
    }

    /** The earliest due time among those not declined, {@link Standing#NEVER} if there is none. */
    long nextDue(Set<String> declined) {
        long least = Standing.NEVER;
        for (Level level : levels) {
            least = Math.min(least, nextDue(level, declined));
        }
        return least;
    }

    private static long nextDue(Level level, Set<String> declined) {
        List<Entry> aside = new ArrayList<>(0);
        Entry entry = level.peek();
        while (entry != null && declined.contains(entry.id)) {
            level.pop(entry);
            aside.add(entry);
            entry = level.peek();
        }
        aside.forEach(level::enqueue);
        return entry == null ? Standing.NEVER : entry.due();
    }
}
