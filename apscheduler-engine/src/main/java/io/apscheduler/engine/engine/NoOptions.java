package io.apscheduler.engine.engine;

import io.apscheduler.job.JobSpec;
import io.apscheduler.spi.Options;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The options of the default store: none. */
enum NoOptions implements Options {
    INSTANCE;

    @Override
    public String alias() {
        return JobSpec.DEFAULT;
    }

    @Override
    public Set<String> keys() {
        return Set.of();
    }

    @Override
    public Optional<String> text(String key) {
        return Optional.empty();
    }

    @Override
    public String required(String key) {
        throw new IllegalStateException("The default store must not need the option " + key + ".");
    }

    @Override
    public int integer(String key, int otherwise, int least, int most) {
        return otherwise;
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
        throw new IllegalStateException(key + " is expected to be " + expected + ".");
    }

    @Override
    public void check() {}
}
