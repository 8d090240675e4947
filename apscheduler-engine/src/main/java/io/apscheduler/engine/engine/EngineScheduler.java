package io.apscheduler.engine.engine;

import static io.apscheduler.spi.Standing.NEVER;
import static java.util.Objects.requireNonNull;

import io.apscheduler.Examination;
import io.apscheduler.Scheduler;
import io.apscheduler.ShutdownOption;
import io.apscheduler.engine.config.Settings;
import io.apscheduler.engine.definition.Definitions;
import io.apscheduler.engine.executor.CallerThreads;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.task.TaskBinder;
import io.apscheduler.event.EventType;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerEvent.ExecutorAdded;
import io.apscheduler.event.SchedulerEvent.ExecutorRemoved;
import io.apscheduler.event.SchedulerEvent.JobStoreAdded;
import io.apscheduler.event.SchedulerEvent.JobStoreRemoved;
import io.apscheduler.event.SchedulerEvent.SchedulerPaused;
import io.apscheduler.event.SchedulerEvent.SchedulerResumed;
import io.apscheduler.event.SchedulerEvent.SchedulerStarted;
import io.apscheduler.event.SchedulerListener;
import io.apscheduler.event.Subscription;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.SchedulerAlreadyRunningException;
import io.apscheduler.job.Task;
import io.apscheduler.spi.ExecutorContext;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.Steppable;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scheduler: its life cycle. What is done with jobs is in {@link EngineJobs}. The lock orders starts, shutdowns and
 * changes of equipment; nothing that runs jobs takes it.
 */
public final class EngineScheduler extends EngineJobs implements Scheduler, Steppable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineScheduler.class);
    private static final Duration LAST_SESSION = Duration.ofSeconds(10);

    private final Parts parts;
    private final ReentrantLock lifeCycle = new ReentrantLock();
    private volatile Settings settings;
    private volatile boolean paused;
    private @Nullable Session closing;

    /** A scheduler of these parts, with settings that were read already. */
    public EngineScheduler(Parts parts, Settings settings) {
        super(parts);
        this.parts = parts;
        this.settings = settings;
        apply(settings);
    }

    private void apply(Settings taken) {
        settings = taken;
        equipment().configure(taken);
        configured(taken, definitions(taken));
    }

    private Definitions definitions(Settings taken) {
        TaskBinder tasks = new TaskBinder(parts.instances(), taken.tasks(), parts.named());
        return new Definitions(tasks, taken.zone(), taken.misfireGraceTime(), taken.coalesce());
    }

    @Override
    public void configure(Properties properties) {
        requireNonNull(properties, "properties");
        locked(() -> {
            refuseRunning("configured");
            apply(parts.settings().apply(properties));
        });
    }

    @Override
    public void start() {
        Session started = locked(() -> {
            refuseRunning("started");
            awaitLastSession();
            return open();
        });
        if (settings.standalone()) {
            new Standalone(started).await();
            shutdown();
        }
    }

    private Session open() {
        Session opened = new Starting(settings, parts, equipment(), this::session)
                .open(tentative().all(), definitions(), this);
        session(opened);
        addTentative(opened);
        parts.events().publish(new SchedulerStarted(parts.clock().instant()));
        if (paused) {
            opened.stores().forEach(store -> store.dispatcher().startPaused());
        }
        opened.stores().forEach(store -> store.dispatcher().start());
        LOG.info(
                "Scheduler \"{}\" has started on node \"{}\" with job stores {}.",
                settings.name(),
                settings.node(),
                opened.stores().stream().map(OpenStore::alias).toList());
        return opened;
    }

    private void refuseRunning(String what) {
        if (isRunning()) {
            throw new SchedulerAlreadyRunningException(
                    "Scheduler \"" + settings.name() + "\" is running and cannot be " + what + ". Shut it down first.");
        }
    }

    /** A shutdown that did not wait may still be recording its last runs. */
    private void awaitLastSession() {
        Session last = closing;
        if (last != null) {
            try {
                last.closed().get(LAST_SESSION.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
            } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
                throw new SchedulerAlreadyRunningException("Scheduler \"" + settings.name()
                        + "\" is still shutting down: runs of its last start have not ended.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SchedulerAlreadyRunningException("The start was interrupted.");
            }
            closing = null;
        }
    }

    @Override
    public void shutdown(ShutdownOption... options) {
        Set<ShutdownOption> chosen = options.length == 0 ? Set.of() : EnumSet.copyOf(List.of(options));
        boolean wait = !chosen.contains(ShutdownOption.NO_WAIT) && !chosen.contains(ShutdownOption.KEEP_EXECUTORS);
        CompletableFuture<Void> closed = close(chosen, null);
        if (wait && !isOwnCall()) {
            closed.join();
        }
    }

    @Override
    public void shutdown(Duration patience) {
        if (patience.isNegative()) {
            throw new IllegalArgumentException("The patience of a shutdown must not be negative: " + patience + ".");
        }
        CompletableFuture<Void> closed = close(Set.of(), patience);
        if (!isOwnCall()) {
            closed.completeOnTimeout(null, patience.toMillis() + 1_000, java.util.concurrent.TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    /** Whether a job or a listener of this scheduler calls: it cannot wait for its own end. */
    private boolean isOwnCall() {
        return parts.events().isSpeaking() || isInOwnRun();
    }

    private boolean isInOwnRun() {
        try {
            return JobContext.current().jobs() == this;
        } catch (IllegalStateException notInARun) {
            return false;
        }
    }

    private CompletableFuture<Void> close(Set<ShutdownOption> options, @Nullable Duration patience) {
        return locked(() -> {
            Session running = session();
            if (running == null) {
                return CompletableFuture.completedFuture(null);
            }
            session(null);
            closing = running;
            Closing work = new Closing(running, equipment(), options, patience, parts);
            new Thread(work, "apscheduler-" + settings.name() + "-shutdown").start();
            return running.closed().copy();
        });
    }

    @Override
    public void pause() {
        paused = true;
        Session running = session();
        if (running != null) {
            running.stores().forEach(store -> store.dispatcher().pause());
            parts.events().publish(new SchedulerPaused(parts.clock().instant()));
        }
    }

    @Override
    public void resume() {
        paused = false;
        Session running = session();
        if (running != null) {
            parts.events().publish(new SchedulerResumed(parts.clock().instant()));
            running.stores().forEach(store -> store.dispatcher().resume());
        }
    }

    @Override
    public boolean isRunning() {
        return session() != null;
    }

    @Override
    public Examination examine(String store) {
        OpenStore open = running("examined").store(requireNonNull(store, "store"));
        return new Examiner(open, definitions(), equipment().executors().keySet(), settings.lease())
                .examine(parts.clock());
    }

    @Override
    public void addJobStore(String alias, JobStore store) {
        requireNonNull(store, "store");
        locked(() -> {
            Session running = session();
            if (running != null && running.find(alias).isPresent()) {
                throw new IllegalArgumentException(
                        "There is already a job store \"" + alias + "\". Choose another alias, or remove it first.");
            }
            equipment().addStore(alias, store);
            equipment().announces(alias);
            if (running != null) {
                try {
                    store.open(Starting.context(settings, parts, this::session, alias));
                } catch (RuntimeException e) {
                    equipment().removeStore(alias);
                    throw e;
                }
                parts.events().publish(new JobStoreAdded(parts.clock().instant(), alias));
                running.add(alias, store).dispatcher().start();
            } else {
                parts.events().publish(new JobStoreAdded(parts.clock().instant(), alias));
            }
        });
    }

    @Override
    public void removeJobStore(String alias) {
        CompletableFuture<Void> drained = locked(() -> {
            Session running = session();
            Optional<OpenStore> open = running == null ? Optional.empty() : running.remove(alias);
            if (!equipment().removeStore(alias) && open.isEmpty()) {
                throw new IllegalArgumentException("There is no job store \"" + alias + "\".");
            }
            return open.map(this::closeBehind).orElseGet(() -> CompletableFuture.completedFuture(null));
        });
        if (!isOwnCall()) {
            drained.join();
        }
        parts.events().publish(new JobStoreRemoved(parts.clock().instant(), alias));
    }

    private CompletableFuture<Void> closeBehind(OpenStore open) {
        return open.dispatcher().drain().thenRunAsync(open.store()::close);
    }

    @Override
    public void addExecutor(String alias, JobExecutor executor) {
        requireNonNull(executor, "executor");
        locked(() -> {
            Session running = session();
            if (running != null && running.executors().find(alias).isPresent()) {
                throw new IllegalArgumentException(
                        "There is already an executor \"" + alias + "\". Choose another alias, or remove it first.");
            }
            equipment().addExecutor(alias, executor);
            if (running != null) {
                executor.open(new ExecutorContext(settings.name(), alias));
                running.executors().add(alias, executor);
                running.stores().forEach(store -> store.dispatcher().learnt());
            }
            parts.events().publish(new ExecutorAdded(parts.clock().instant(), alias));
        });
    }

    @Override
    public void addExecutor(String alias, ExecutorService executor) {
        addExecutor(alias, new CallerThreads(executor));
    }

    @Override
    public void removeExecutor(String alias) {
        locked(() -> {
            Session running = session();
            Optional<JobExecutor> open =
                    running == null ? Optional.empty() : running.executors().remove(alias);
            if (equipment().removeExecutor(alias).isEmpty() && open.isEmpty()) {
                throw new IllegalArgumentException("There is no executor \"" + alias + "\".");
            }
            open.ifPresent(JobExecutor::close);
            parts.events().publish(new ExecutorRemoved(parts.clock().instant(), alias));
        });
    }

    @Override
    public void register(String name, Task task) {
        parts.named().register(name, task);
        Session running = session();
        if (running != null) {
            running.stores().forEach(store -> store.dispatcher().learnt());
        }
    }

    @Override
    public Subscription addListener(SchedulerListener listener, EventType... types) {
        return parts.events().add(requireNonNull(listener, "listener"), types);
    }

    @Override
    public <E extends SchedulerEvent> Subscription on(Class<E> type, Consumer<? super E> listener) {
        return parts.events().add(type, listener);
    }

    @Override
    public void removeListener(SchedulerListener listener) {
        parts.events().remove(listener);
    }

    @Override
    public Optional<Instant> settle(Duration patience) throws TimeoutException, InterruptedException {
        Session running = session();
        long next = running == null ? NEVER : new Settling(running, parts.events(), patience).await();
        return Micros.optional(next);
    }

    private void locked(Runnable work) {
        locked(() -> {
            work.run();
            return true;
        });
    }

    private <T> T locked(java.util.function.Supplier<T> work) {
        lifeCycle.lock();
        try {
            return work.get();
        } finally {
            lifeCycle.unlock();
        }
    }
}
