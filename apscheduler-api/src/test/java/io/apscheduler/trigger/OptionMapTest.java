package io.apscheduler.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class OptionMapTest {

    private final Map<String, String> options =
            Triggers.of("any", Map.of("b", "2", "a", "1")).options();

    @Test
    void isSortedByKey() {
        assertThat(options).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
    }

    @Test
    void equalsAnyMapOfTheSameEntries() {
        assertThat(options).isEqualTo(Map.of("a", "1", "b", "2")).hasSameHashCodeAs(Map.of("a", "1", "b", "2"));
        assertThat(Map.of("a", "1", "b", "2")).isEqualTo(options);
    }

    @Test
    void finds() {
        assertThat(options.get("b")).isEqualTo("2");
        assertThat(options.get("c")).isNull();
        assertThat(options.containsKey("a")).isTrue();
        assertThat(options.containsKey("1")).isFalse();
    }

    @Test
    void cannotBeChanged() {
        Iterator<Map.Entry<String, String>> entries = options.entrySet().iterator();
        Map.Entry<String, String> entry = entries.next();

        assertThatThrownBy(() -> options.put("a", "2")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(entries::remove).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> entry.setValue("2")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(options::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void endsAsIteratorsDo() {
        Iterator<Map.Entry<String, String>> entries = options.entrySet().iterator();
        entries.next();
        entries.next();

        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }
}
