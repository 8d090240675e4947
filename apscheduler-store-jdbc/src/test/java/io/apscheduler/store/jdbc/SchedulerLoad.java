package io.apscheduler.store.jdbc;

import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.every;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.job.ConflictPolicy;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.store.mapdb.MapDbJobStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A whole scheduler at work: jobs that recur, jobs that run once, jobs that are far off and taken away again, some of them
 * repeated after a crash and some not. It says what it is about to do, and then that it was confirmed. Thread-safe.
 */
public final class SchedulerLoad {
    /** Between two fire times of a job that recurs. */
    static final Duration PERIOD = Duration.ofMillis(100);

    private static final int RECURRING = 6;
    private static final long LONGEST_RUN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static volatile Consumer<String> out = line -> {};

    private final Scheduler scheduler;
    private final List<Thread> threads;
    private volatile boolean ends;

    private SchedulerLoad(Scheduler scheduler, String name) {
        this.scheduler = scheduler;
        this.threads = Stream.of(name + "-a", name + "-b")
                .map(each -> new Thread(() -> addAndRemove(each)))
                .toList();
    }

    /** The program that is killed. Arguments: the store, as {@link #storeAt} takes it, and a name for what is new. */
    public static void main(String[] args) {
        System.out.println("opening");
        on(storeAt(args[0]), args[1], System.out::println);
    }

    /** A store by a JDBC URL, or in files by {@code mapdb:} and their path. */
    static JobStore storeAt(String place) {
        return place.startsWith("mapdb:")
                ? MapDbJobStore.at(Path.of(place.substring("mapdb:".length()))).journalLimit(300_000)
                : JdbcJobStore.at(place).build();
    }

    /** Starts a scheduler and its work, and says so line by line. One at a time in each process. */
    static SchedulerLoad on(JobStore store, String name, Consumer<String> toldTo) {
        SchedulerLoad load = quietly(store, name, toldTo);
        load.threads.forEach(Thread::start);
        return load;
    }

    /** Starts a scheduler that runs what it finds, and adds nothing but the jobs that recur. */
    static SchedulerLoad quietly(JobStore store, String name, Consumer<String> toldTo) {
        out = toldTo;
        Scheduler scheduler = Scheduler.builder()
                .jobStore("default", store)
                .property("apscheduler.lease", "PT3S")
                .coalesce(false)
                .misfireGraceTime(JobSpec.NO_LIMIT)
                .build();
        scheduler.on(JobExecuted.class, event -> say("executed", event.jobId(), event.fireTime()));
        scheduler.on(
                JobMissed.class,
                event -> out.accept("missed " + event.jobId() + " " + event.firstFireTime() + " " + event.count() + " "
                        + event.reason()));
        scheduler.start();
        for (int i = 0; i < RECURRING; i++) {
            scheduler.schedule(JobSpec.of(task(), every(PERIOD))
                    .id("recurring-" + i)
                    .maxInstances(1_000) // so that a fire time is missed for one reason only: that its run is lost
                    .atMostOnce(i % 3 == 0)
                    .onConflict(ConflictPolicy.KEEP));
        }
        return new SchedulerLoad(scheduler, name);
    }

    /** The jobs that are to run once and have not, or not been recorded; nothing when there are none. */
    String notRunYet() {
        try (Stream<Job> jobs = scheduler.streamJobs(JobSpec.DEFAULT)) {
            return jobs.map(Job::id).filter(id -> id.contains("once")).collect(Collectors.joining(", "));
        } catch (JobStoreException e) {
            return String.valueOf(e.getMessage()); // a server that was killed is not back yet
        }
    }

    /** Ends after what is under way. */
    void end() throws InterruptedException {
        stopAdding();
        scheduler.shutdown();
    }

    void stopAdding() throws InterruptedException {
        ends = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static Task task() {
        return Task.of(SchedulerLoad::work, Task.CONTEXT);
    }

    /** What is run: takes a while now and then, so that there is something under way. */
    public static void work(JobContext context) {
        say(context.isRecovery() ? "again" : "start", context.job().id(), context.fireTime());
        LockSupport.parkNanos(Math.floorMod(context.fireTime().hashCode(), LONGEST_RUN_NANOS));
        say("end", context.job().id(), context.fireTime());
    }

    private static void say(String word, String id, Instant fireTime) {
        out.accept(word + " " + id + " " + fireTime);
    }

    private void addAndRemove(String name) {
        Random random = new Random(name.hashCode());
        List<String> far = new ArrayList<>();
        for (int i = 0; !ends; i++) {
            int dice = random.nextInt(10);
            if (dice < 2 && far.size() > 10) {
                String id = far.remove(random.nextInt(far.size()));
                confirmed("remove " + id, () -> scheduler.unschedule(id), "removed " + id);
            } else if (dice < 5) {
                String id = "far-" + name + "-" + i;
                if (add(id, Duration.ofDays(1))) {
                    far.add(id);
                }
            } else {
                add((dice < 8 ? "once-" : "atmostonce-") + name + "-" + i, Duration.ofMillis(random.nextInt(300)));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private boolean add(String id, Duration in) {
        JobSpec spec = JobSpec.of(task(), at(Instant.now().plus(in))).id(id).atMostOnce(id.startsWith("atmostonce"));
        return confirmed("add " + id, () -> scheduler.schedule(spec), "added " + id);
    }

    private static boolean confirmed(String before, Runnable call, String after) {
        out.accept(before);
        try {
            call.run();
        } catch (JobStoreException e) {
            return false;
        }
        out.accept(after);
        return true;
    }
}
