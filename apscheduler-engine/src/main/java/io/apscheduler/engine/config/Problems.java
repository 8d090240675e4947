package io.apscheduler.engine.config;

import io.apscheduler.job.ConfigurationException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found wrong so far, to be reported together. Confined to one thread. */
final class Problems {
    private final Set<String> found = new LinkedHashSet<>();
    private final List<Throwable> causes = new ArrayList<>();
    private final Secrets secrets;

    Problems(Secrets secrets) {
        this.secrets = secrets;
    }

    /** What must not appear in any problem. */
    Secrets secrets() {
        return secrets;
    }

    void add(String problem) {
        found.add(problem);
    }

    /** Adds a problem whose cause is worth a stack trace, and holds no secret. */
    void add(String problem, Throwable cause) {
        found.add(problem);
        causes.add(cause);
    }

    void addAll(List<String> problems) {
        found.addAll(problems);
    }

    /** Throws what was found, if anything. */
    void check() {
        if (!found.isEmpty()) {
            List<String> all = List.copyOf(found);
            ConfigurationException exception =
                    causes.isEmpty() ? new ConfigurationException(all) : new ConfigurationException(all, causes.get(0));
            causes.stream().skip(1).forEach(exception::addSuppressed);
            throw exception;
        }
    }
}
