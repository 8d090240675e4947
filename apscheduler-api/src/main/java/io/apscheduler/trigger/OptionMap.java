package io.apscheduler.trigger;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map over a flat array: key, value, key, value …, sorted by key.
 *
 * <p>A scheduler holds one spec per job, a million of them at times, and a hash map for two or three options would cost
 * more than all the rest of an idle job. So specs keep the bare array and make this view when somebody looks.
 */
final class OptionMap extends AbstractMap<String, String> {

    static final String[] NONE = {};

    private final String[] entries;

    OptionMap(String[] entries) {
        this.entries = entries;
    }

    /** Copies a map into a sorted array. */
    static String[] entries(Map<String, String> options) {
        List<String> entries = new ArrayList<>(2 * options.size());
        new TreeMap<>(options).forEach((key, value) -> {
            entries.add(key);
            entries.add(value);
        });
        return entries.toArray(NONE);
    }

    /** Returns a copy of a sorted array in which a key has the given value. */
    static String[] with(String[] entries, String key, String value) {
        Map<String, String> options = new TreeMap<>(new OptionMap(entries));
        options.put(key, value);
        return entries(options);
    }

    @Override
    public @Nullable String get(@Nullable Object key) {
        for (int i = 0; i < entries.length; i += 2) {
            if (entries[i].equals(key)) {
                return entries[i + 1];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, String>> {

        @Override
        public int size() {
            return entries.length / 2;
        }

        @Override
        public Iterator<Map.Entry<String, String>> iterator() {
            return new EntryIterator();
        }
    }

    private final class EntryIterator implements Iterator<Map.Entry<String, String>> {

        private int next;

        @Override
        public boolean hasNext() {
            return next < entries.length;
        }

        @Override
        public Map.Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            next += 2;
            return new SimpleImmutableEntry<>(entries[next - 2], entries[next - 1]);
        }
    }
}
