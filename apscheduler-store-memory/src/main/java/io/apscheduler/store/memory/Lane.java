package io.apscheduler.store.memory;

import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claimable entries of one executor alias: a queue for each priority in use, the highest first. So priority goes
 * before due time among what is due, and one priority in use costs what none would. Guarded by the lock of its
 * {@link Records}.
 */
final class Lane {
    private final List<Level> levels = new ArrayList<>(1);

    Level level(int priority) {
        int at = 0;
        while (at < levels.size() && levels.get(at).priority > priority) {
            at++;
        }
        if (at == levels.size() || levels.get(at).priority != priority) {
            levels.add(at, new Level(priority));
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
            Entry entry = declined.isEmpty() ? level.peek() : firstExcept(declined, level);
            if (entry != null) {
                least = Math.min(least, entry.due());
            }
        }
        return least;
    }

    private static @Nullable Entry firstExcept(Set<String> declined, Level level) {
        List<Entry> aside = new ArrayList<>(0);
        Entry entry = level.peek();
        while (entry != null && declined.contains(entry.id)) {
            level.pop(entry);
            aside.add(entry);
            entry = level.peek();
        }
        aside.forEach(level::enqueue);
        return entry;
    }
}
