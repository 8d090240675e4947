package io.apscheduler.store.mapdb;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;

/** The names of a store's files. Journals and snapshots are numbered: a snapshot holds all that the journals below it tell. */
final class Family {
    static final String LOCK = "lock";
    static final String MANIFEST = "manifest";
    static final String NEW_MANIFEST = "manifest.new";

    private static final String JOURNAL = "journal.";
    private static final String SNAPSHOT = "snapshot.";

    private Family() {}

    static String journal(long number) {
        return JOURNAL + number;
    }

    static String snapshot(long number) {
        return SNAPSHOT + number;
    }

    /** What a journal ended with that could not be read. */
    static String remainder(long journal) {
        return JOURNAL + journal + ".unread";
    }

    static NavigableSet<Long> journals(Collection<String> names) {
        return numbers(JOURNAL, names);
    }

    static NavigableSet<Long> snapshots(Collection<String> names) {
        return numbers(SNAPSHOT, names);
    }

    private static NavigableSet<Long> numbers(String kind, Collection<String> names) {
        NavigableSet<Long> numbers = new TreeSet<>();
        for (String name : names) {
            if (name.startsWith(kind)) {
                number(name.substring(kind.length())).ifPresent(numbers::add);
            }
        }
        return numbers;
    }

    private static OptionalLong number(String text) {
        boolean isNumber = !text.isEmpty() && text.length() < 19 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
