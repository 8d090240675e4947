package io.apscheduler.engine.config;

import io.apscheduler.engine.executor.CallerThreads;
import io.apscheduler.engine.executor.ThreadPoolProvider;
import io.apscheduler.job.JobSpec;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobExecutorProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the executors: those with aliases, and the one that {@code threadpool} describes. Confined to one thread. */
final class ExecutorReader {
    private static final String POOL = "threadpool";

    private final Section all;
    private final Maker<JobExecutorProvider, JobExecutor> maker = new Maker<>(Kind.EXECUTORS);

    ExecutorReader(Section all) {
        this.all = all;
    }

    Map<String, JobExecutor> read() {
        Map<String, JobExecutor> executors = new LinkedHashMap<>();
        Map<String, Section> sections = all.parts("executor", "executors");
        sections.forEach((alias, section) -> maker.make(section).ifPresent(made -> executors.put(alias, made)));
        Section pool = all.part(POOL, JobSpec.DEFAULT);
        if (all.has(POOL) || !pool.keys().isEmpty()) {
            refuseSecond(sections.get(JobSpec.DEFAULT), pool);
            (all.has(POOL) ? callers(pool) : maker.create(POOL, new ThreadPoolProvider(), pool))
                    .ifPresent(made -> executors.put(JobSpec.DEFAULT, made));
        }
        return executors;
    }

    private Optional<JobExecutor> callers(Section pool) {
        pool.keys()
                .forEach(key -> all.problems()
                        .add(pool.whole(key) + " has no effect on " + all.whole(POOL)
                                + ", which is an executor of yours. Remove one of them."));
        if (!all.isReadable(POOL)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CallerThreads(CallersPool.get(all.required(POOL))));
        } catch (IllegalArgumentException e) {
            all.refuse(POOL, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void refuseSecond(@Nullable Section configured, Section pool) {
        if (configured != null) {
            all.problems()
                    .add(configured.prefix() + "* and "
                            + (all.has(POOL) ? all.whole(POOL) : pool.prefix() + "*")
                            + " both describe the executor default. Remove one of them.");
        }
    }
}
