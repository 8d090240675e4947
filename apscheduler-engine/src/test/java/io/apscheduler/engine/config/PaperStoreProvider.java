package io.apscheduler.engine.config;

import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreProvider;
import io.apscheduler.spi.Options;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.mockito.Mockito;

/** A provider with every sort of option; what it read last is in {@link #last}. */
public final class PaperStoreProvider implements JobStoreProvider {
    static Read last;

    record Read(
            Set<String> keys,
            String alias,
            String path,
            int sheets,
            Duration drying,
            boolean lined,
            Optional<String> ink) {}

    @Override
    public String name() {
        return "paper";
    }

    @Override
    public Set<String> options() {
        return Set.of("path", "sheets", "drying", "lined", "pin", "url", "ink.*", "fail");
    }

    @Override
    public Set<String> secretOptions() {
        return Set.of("pin", "ink.recipe");
    }

    @Override
    public JobStore create(Options options) {
        options.text("fail").ifPresent(this::fail);
        last = new Read(
                Set.copyOf(options.keys()),
                options.alias(),
                options.required("path"),
                options.integer("sheets", 100, 1, 500),
                options.duration("drying", Duration.ofSeconds(3)),
                options.flag("lined", false),
                options.text("ink.colour"));
        if (options.text("path").equals(Optional.of("/attic"))) {
            options.problem("path", "a folder that exists");
        }
        if (options.text("pin").isPresent() && !options.text("pin").get().matches("\\d+")) {
            options.problem("pin", "digits");
        }
        if (options.text("url").isPresent()) {
            options.problem("url", "an address that answers");
        }
        options.check();
        return Mockito.mock(JobStore.class);
    }

    private void fail(String how) {
        if (how.equals("error")) {
            throw new NoClassDefFoundError("org/acme/Ink");
        }
        throw new IllegalStateException(how);
    }
}
