package io.apscheduler.engine.engine;

import static java.util.Objects.requireNonNull;

import io.apscheduler.engine.config.Settings;
import io.apscheduler.engine.definition.Definitions;
import io.apscheduler.engine.engine.JobBook.Entry;
import io.apscheduler.engine.event.Events;
import io.apscheduler.engine.explain.Explaining;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.task.AnnotatedMethods;
import io.apscheduler.event.MissReason;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.event.SchedulerEvent.JobRejected;
import io.apscheduler.event.SchedulerEvent.JobRemoved;
import io.apscheduler.job.ConflictPolicy;
import io.apscheduler.job.Explanation;
import io.apscheduler.job.ImportReport;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobNeverFiresException;
import io.apscheduler.job.JobNotFoundException;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Jobs;
import io.apscheduler.job.SchedulerException;
import io.apscheduler.job.StoreTransaction;
import io.apscheduler.job.Task;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.trigger.TriggerSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with jobs: with stored ones while the scheduler runs, with tentative ones while it does not. Thread-safe,
 * without a lock.
 */
abstract class EngineJobs implements Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(EngineJobs.class);

    private final InstantSource clock;
    private final Events events;
    private final Equipment equipment = new Equipment();
    private final TentativeJobs tentative = new TentativeJobs();
    private volatile @Nullable Configured configured;
    private volatile @Nullable Session session;

    EngineJobs(Parts parts) {
        this.clock = parts.clock();
        this.events = parts.events();
    }

    /** What depends on the settings. */
    private record Configured(
            Settings settings,
            Definitions definitions,
            Edits edits,
            Scheduling scheduling,
            Transfer transfer,
            Orphans orphans) {}

    /** Takes new settings, and the jobs in them. */
    final void configured(Settings settings, Definitions definitions) {
        NewRecords records = new NewRecords(definitions);
        Edits edits = new Edits(records, events);
        Additions additions = new Additions(records, edits, events);
        Scheduling scheduling =
                new Scheduling(definitions, additions, !settings.queues().isEmpty());
        Transfer transfer = new Transfer(records, edits, events);
        configured = new Configured(settings, definitions, edits, scheduling, transfer, new Orphans(settings));
        tentative.remove(TentativeJob::isConfigured);
        settings.jobs().forEach(spec -> tentative.add(TentativeJob.configured(spec, settings.origin())));
    }

    private Configured configured() {
        return requireNonNull(configured, "configured");
    }

    final Definitions definitions() {
        return configured().definitions();
    }

    /** The stores and executors that the scheduler has, whether it runs or not. */
    final Equipment equipment() {
        return equipment;
    }

    final TentativeJobs tentative() {
        return tentative;
    }

    final @Nullable Session session() {
        return session;
    }

    final void session(@Nullable Session now) {
        session = now;
    }

    /** Puts the tentative jobs into the stores of a start; none hinders another. */
    final void addTentative(Session opened) {
        List<TentativeJob> jobs = tentative.remove(job -> true);
        for (TentativeJob job : jobs) {
            try {
                configured().scheduling().schedule(opened, job);
            } catch (JobNeverFiresException e) {
                expired(job, e);
            } catch (RuntimeException e) {
                LOG.warn("Job \"{}\" could not be added at the start: {}", job.id(), e.getMessage());
                events.publish(new JobRejected(clock.instant(), job.spec(), e));
            }
        }
        configured().orphans().check(opened.stores(), configured().edits());
    }

    private void expired(TentativeJob job, JobNeverFiresException reason) {
        LOG.warn("Job \"{}\" has expired before the start and was not added: {}", job.id(), reason.getMessage());
        Instant now = clock.instant();
        Instant missed = lastFireTime(job, now);
        events.publish(new JobMissed(now, job, missed, missed, 1, MissReason.MISFIRE));
        events.publish(new JobRemoved(now, job));
    }

    /** The fire time that an expired job had; now, if that cannot be told. */
    private Instant lastFireTime(TentativeJob job, Instant now) {
        long first = definitions()
                .times(definitions().define(job.asked(), Micros.floor(now), null), job.id())
                .first(0);
        return Micros.optional(first).orElse(now);
    }

    private void checkStorable(OpenStore store, JobSpec spec) {
        if (store.store().isPersistent()) {
            definitions().checkPersistable(spec);
        }
    }

    @Override
    public Job schedule(JobSpec spec) {
        return scheduleAll(List.of(spec)).get(0);
    }

    @Override
    public Job schedule(JobSpec spec, StoreTransaction transaction) {
        requireNonNull(transaction, "transaction");
        Session running = session;
        if (running == null) {
            throw new IllegalStateException("The scheduler is not running: a job cannot be scheduled in a transaction"
                    + " before the start. Call start() first.");
        }
        TentativeJob job = TentativeJob.of(spec.id().orElseGet(NewRecords::randomId), spec);
        return configured().scheduling().schedule(running, job, transaction);
    }

    @Override
    public List<Job> scheduleAll(Collection<JobSpec> specs) {
        List<TentativeJob> jobs = new ArrayList<>(specs.size());
        for (JobSpec spec : specs) {
            jobs.add(TentativeJob.of(spec.id().orElseGet(NewRecords::randomId), spec));
        }
        Session running = session;
        return running == null ? scheduleLater(jobs) : configured().scheduling().scheduleAll(running, jobs);
    }

    private List<Job> scheduleLater(List<TentativeJob> jobs) {
        long now = Micros.floor(clock.instant());
        Map<String, JobStore> stores = equipment.stores();
        for (TentativeJob job : jobs) {
            definitions().check(definitions().define(job.asked(), now, null));
            JobStore store = stores.get(job.store());
            if (store != null && store.isPersistent()) {
                definitions().checkPersistable(job.spec());
            }
        }
        List<Job> added = new ArrayList<>(jobs.size());
        jobs.forEach(job -> added.add(tentative.add(job)));
        return added;
    }

    @Override
    public List<Job> scheduleAnnotated(Object bean) {
        return scheduleAll(AnnotatedMethods.of(requireNonNull(bean, "bean"), definitions()::check));
    }

    @Override
    public List<Job> jobs() {
        Session running = session;
        if (running == null) {
            return tentativeByStore().values().stream().flatMap(List::stream).toList();
        }
        return running.stores().stream()
                .flatMap(store -> jobs(store.alias()).stream())
                .toList();
    }

    @Override
    public List<Job> jobs(String store) {
        Map<String, Job> jobs = new LinkedHashMap<>();
        try (Stream<Job> all = streamJobs(store)) {
            all.forEach(job -> jobs.putIfAbsent(job.id(), job));
        }
        return List.copyOf(jobs.values());
    }

    @Override
    public Stream<Job> streamJobs(String store) {
        requireNonNull(store, "store");
        Session running = session;
        if (running == null) {
            return tentativeByStore().getOrDefault(store, List.of()).stream();
        }
        return JobBook.stream(running.store(store), null).map(Entry::snapshot);
    }

    @Override
    public Stream<String> exportJobs(String store) {
        return Transfer.lines(running("exported").store(requireNonNull(store, "store")));
    }

    @Override
    public ImportReport checkImport(String store, List<String> lines) {
        return configured().transfer().check(running("imported").store(requireNonNull(store, "store")), lines);
    }

    @Override
    public ImportReport importJobs(String store, List<String> lines, ConflictPolicy policy) {
        requireNonNull(policy, "policy");
        return configured().transfer().add(running("imported").store(requireNonNull(store, "store")), lines, policy);
    }

    /** The session, refused where there is none. */
    final Session running(String what) {
        Session running = session;
        if (running == null) {
            throw new IllegalStateException(
                    "The scheduler is not running: no jobs can be " + what + " before the start. Call start() first.");
        }
        return running;
    }

    private Map<String, List<Job>> tentativeByStore() {
        Map<String, List<Job>> stores = new TreeMap<>();
        stores.put(JobSpec.DEFAULT, new ArrayList<>());
        equipment.stores().keySet().forEach(alias -> stores.put(alias, new ArrayList<>()));
        tentative
                .all()
                .forEach(job -> stores.computeIfAbsent(job.store(), alias -> new ArrayList<>())
                        .add(job));
        return stores;
    }

    @Override
    public Optional<Job> job(String id) {
        requireNonNull(id, "id");
        Session running = session;
        if (running != null) {
            return JobBook.find(running, id).map(Entry::snapshot);
        }
        return findTentative(id).map(job -> job);
    }

    @Override
    public Explanation explain(String id) {
        return explain(id, null);
    }

    @Override
    public Explanation explain(Job job) {
        return explain(job.id(), job.store());
    }

    private Explanation explain(String id, @Nullable String store) {
        requireNonNull(id, "id");
        Session running = session;
        if (running != null) {
            return new Inquiry(definitions(), running).explain(entry(running, id, store));
        }
        TentativeJob job = findTentative(id, store).orElseThrow(() -> JobBook.notFound(id, store));
        return Explaining.tentative(job, clock.instant());
    }

    @Override
    public Optional<Job> job(String store, String id) {
        requireNonNull(store, "store");
        requireNonNull(id, "id");
        Session running = session;
        if (running == null) {
            return tentative.find(store, id).map(job -> job);
        }
        OpenStore open = running.store(store);
        return open.store().find(id).map(record -> new Entry(open, record).snapshot());
    }

    private Optional<TentativeJob> findTentative(String id) {
        Optional<TentativeJob> inDefault = tentative.find(JobSpec.DEFAULT, id);
        return inDefault.isPresent()
                ? inDefault
                : tentative.all().stream()
                        .filter(job -> job.id().equals(id))
                        .min(Comparator.comparing(TentativeJob::store));
    }

    @Override
    public void printJobs(Appendable destination) {
        Session running = session;
        Map<String, List<Job>> stores;
        if (running == null) {
            stores = tentativeByStore();
        } else {
            stores = new TreeMap<>();
            running.stores().forEach(store -> stores.put(store.alias(), jobs(store.alias())));
        }
        new Listing(configured().settings().zone(), configured().orphans()).print(destination, stores);
    }

    @Override
    public Job pauseJob(String id) {
        return change(id, null, Edits::pause, job -> job.paused(true));
    }

    @Override
    public Job pauseJob(Job job) {
        return change(job.id(), job.store(), Edits::pause, there -> there.paused(true));
    }

    @Override
    public Job resumeJob(String id) {
        return change(id, null, Edits::resume, job -> job.paused(false));
    }

    @Override
    public Job resumeJob(Job job) {
        return change(job.id(), job.store(), Edits::resume, there -> there.paused(false));
    }

    @Override
    public Job reschedule(String id, TriggerSpec trigger) {
        return reschedule(id, null, trigger);
    }

    @Override
    public Job reschedule(Job job, TriggerSpec trigger) {
        return reschedule(job.id(), job.store(), trigger);
    }

    private Job reschedule(String id, @Nullable String store, TriggerSpec trigger) {
        requireNonNull(trigger, "trigger");
        return change(
                id,
                store,
                (edits, entry) -> edits.reschedule(entry, trigger),
                job -> checked(job.with(job.spec().trigger(trigger))));
    }

    @Override
    public Job modify(String id, UnaryOperator<JobSpec> change) {
        return modify(id, null, change);
    }

    @Override
    public Job modify(Job job, UnaryOperator<JobSpec> change) {
        return modify(job.id(), job.store(), change);
    }

    private Job modify(String id, @Nullable String store, UnaryOperator<JobSpec> change) {
        requireNonNull(change, "change");
        return change(
                id,
                store,
                (edits, entry) -> edits.modify(entry, spec -> {
                    JobSpec changed = change.apply(spec);
                    checkStorable(entry.store(), changed);
                    return changed;
                }),
                job -> {
                    JobSpec changed = change.apply(job.spec());
                    Edits.requireSamePlace(job.spec(), changed);
                    return checked(job.with(changed));
                });
    }

    private TentativeJob checked(TentativeJob job) {
        definitions().check(definitions().define(job.asked(), Micros.floor(clock.instant()), null));
        return job;
    }

    @Override
    public Job runNow(String id) {
        return change(id, null, Edits::runNow, job -> job.requested(true));
    }

    @Override
    public Job runNow(Job job) {
        return change(job.id(), job.store(), Edits::runNow, there -> there.requested(true));
    }

    @Override
    public Job runNow(String id, @Nullable Object... arguments) {
        return runNow(id, null, arguments);
    }

    @Override
    public Job runNow(Job job, @Nullable Object... arguments) {
        return runNow(job.id(), job.store(), arguments);
    }

    private Job runNow(String id, @Nullable String store, @Nullable Object[] arguments) {
        List<@Nullable Object> given = Collections.unmodifiableList(new ArrayList<>(Arrays.asList(arguments)));
        return change(id, store, (edits, entry) -> edits.runNow(entry, given), job -> {
            throw new IllegalStateException(
                    "The scheduler is not running: a run with arguments of its own cannot wait for"
                            + " the start. Call start() first.");
        });
    }

    @Override
    public boolean cancel(String id) {
        return cancel(id, null);
    }

    @Override
    public boolean cancel(Job job) {
        return cancel(job.id(), job.store());
    }

    private boolean cancel(String id, @Nullable String store) {
        requireNonNull(id, "id");
        Session running = session;
        if (running != null) {
            return configured().edits().cancel(entry(running, id, store));
        }
        TentativeJob job = findTentative(id, store).orElseThrow(() -> JobBook.notFound(id, store));
        tentative.change(job, asked -> asked.requested(false));
        return job.requested();
    }

    @Override
    public Job requeue(String id) {
        return change(id, null, Edits::requeue, job -> job);
    }

    @Override
    public Job requeue(Job job) {
        return change(job.id(), job.store(), Edits::requeue, there -> there);
    }

    private Job change(
            String id,
            @Nullable String store,
            BiFunction<Edits, Entry, Job> stored,
            UnaryOperator<TentativeJob> waiting) {
        requireNonNull(id, "id");
        Session running = session;
        if (running != null) {
            return stored.apply(configured().edits(), entry(running, id, store));
        }
        return findTentative(id, store)
                .flatMap(job -> tentative.change(job, waiting))
                .orElseThrow(() -> JobBook.notFound(id, store));
    }

    private static Entry entry(Session running, String id, @Nullable String store) {
        if (store == null) {
            return JobBook.require(running, id);
        }
        OpenStore open = running.store(store);
        JobRecord record = open.store().find(id).orElseThrow(() -> JobBook.notFound(id, store));
        return new Entry(open, record);
    }

    private Optional<TentativeJob> findTentative(String id, @Nullable String store) {
        return store == null ? findTentative(id) : tentative.find(store, id);
    }

    @Override
    public void unschedule(String id) {
        unschedule(id, null);
    }

    @Override
    public void unschedule(Job job) {
        unschedule(job.id(), job.store());
    }

    private void unschedule(String id, @Nullable String store) {
        requireNonNull(id, "id");
        Session running = session;
        if (running != null) {
            OpenStore open = store == null ? JobBook.require(running, id).store() : running.store(store);
            configured().edits().remove(open, id);
            return;
        }
        TentativeJob job = findTentative(id, store).orElseThrow(() -> JobBook.notFound(id, store));
        tentative.remove(job::equals);
    }

    @Override
    public int unscheduleTask(Task task) {
        requireNonNull(task, "task");
        Session running = session;
        int removed = running == null
                ? tentative.remove(job -> job.task().callsSameAs(task)).size()
                : running.stores().stream()
                        .mapToInt(store -> unscheduleTask(store, task))
                        .sum();
        if (removed == 0) {
            throw new JobNotFoundException("There is no job that runs " + task + ".");
        }
        return removed;
    }

    private int unscheduleTask(OpenStore store, Task task) {
        List<String> ids = JobBook.stream(store, null)
                .filter(entry -> calls(entry.snapshot(), task))
                .map(entry -> entry.record().id())
                .toList();
        return ids.isEmpty() ? 0 : configured().edits().remove(store, ids).size();
    }

    private static boolean calls(Job job, Task task) {
        try {
            return job.task().callsSameAs(task);
        } catch (SchedulerException unreadable) {
            return false;
        }
    }
}
