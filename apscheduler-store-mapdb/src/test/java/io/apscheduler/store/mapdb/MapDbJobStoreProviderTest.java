package io.apscheduler.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreProvider;
import io.apscheduler.spi.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MapDbJobStoreProviderTest {
    private final MapDbJobStoreProvider provider = new MapDbJobStoreProvider();

    @Test
    void isFoundByItsName() {
        List<String> names = ServiceLoader.load(JobStoreProvider.class).stream()
                .map(found -> found.get().name())
                .toList();

        assertThat(names).contains("mapdb");
    }

    @Test
    void makesAStoreFromItsPath() {
        JobStore store = provider.create(new Given(Map.of("path", "data/jobs")));

        assertThat(store).hasToString("MapDbJobStore[data/jobs]").matches(JobStore::isPersistent);
    }

    @Test
    void takesAllItsOptions() {
        Map<String, String> all = Map.of("path", "data/jobs", "sync", "NONE", "journal_mib", "7");

        assertThat(provider.create(new Given(all))).isInstanceOf(MapDbJobStore.class);
        assertThat(provider.options()).isEqualTo(all.keySet());
        assertThat(provider.secretOptions()).isEmpty();
    }

    @Test
    void refusesWhatIsWrong() {
        assertRefused(Map.of(), "path is required");
        assertRefused(Map.of("path", "/"), "path: a path that ends in a name");
        assertRefused(Map.of("path", "a\u0000b"), "path: a path of this file system");
        assertRefused(Map.of("path", "a", "sync", "sometimes"), "sync: always or none");
    }

    private void assertRefused(Map<String, String> options, String problem) {
        assertThatThrownBy(() -> provider.create(new Given(options))).hasMessageContaining(problem);
    }

    /** Options as a properties file gives them. */
    private static final class Given implements Options {
        private final Map<String, String> values;
        private final List<String> problems = new ArrayList<>();

        Given(Map<String, String> values) {
            this.values = values;
        }

        @Override
        public String alias() {
            return "default";
        }

        @Override
        public Set<String> keys() {
            return values.keySet();
        }

        @Override
        public Optional<String> text(String key) {
            return Optional.ofNullable(values.get(key));
        }

        @Override
        public String required(String key) {
            return text(key).orElseGet(() -> {
                problems.add(key + " is required");
                return "";
            });
        }

        @Override
        public int integer(String key, int otherwise, int least, int most) {
            return text(key).map(Integer::valueOf).orElse(otherwise);
        }

        @Override
        public Duration duration(String key, Duration otherwise) {
            return otherwise;
        }

        @Override
        public boolean flag(String key, boolean otherwise) {
            return otherwise;
        }

        @Override
        public void problem(String key, String expected) {
            problems.add(key + ": " + expected);
        }

        @Override
        public void check() {
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(problems.toString());
            }
        }
    }
}
