package io.apscheduler.examples;

import io.apscheduler.Scheduler;
import io.apscheduler.event.EventType;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerEvent.JobEvent;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobFailed;
import io.apscheduler.event.SchedulerEvent.JobsLost;
import io.apscheduler.event.Subscription;
import io.apscheduler.job.ConflictPolicy;
import io.apscheduler.job.JobSpec;
import java.util.List;

/** Being told what happens. */
public final class Listening {
    private Listening() {}

    /** Some types of events. */
    public static Subscription toTypes(Scheduler scheduler) {
        // region types
        Subscription subscription = scheduler.addListener(
                event -> System.out.println(event.type() + " at " + event.time()),
                EventType.JOB_EXECUTED,
                EventType.JOB_FAILED);
        // endregion
        return subscription;
    }

    /** One class of events. */
    public static Subscription toClass(Scheduler scheduler) {
        // region class
        Subscription subscription = scheduler.on(
                JobExecuted.class,
                event -> System.out.println(event.jobId() + " gave " + event.result() + " for " + event.fireTime()));
        // endregion
        return subscription;
    }

    /** Crashed or worked. */
    public static Subscription toOutcome(Scheduler scheduler) {
        // region outcome
        Subscription subscription = scheduler.on(JobEvent.class, event -> {
            if (event instanceof JobFailed failed) {
                System.out.println("The job crashed: " + failed.exception().getMessage());
            } else if (event instanceof JobExecuted) {
                System.out.println("The job worked");
            }
        });
        // endregion
        return subscription;
    }

    /** Jobs that a store's server has forgotten. */
    public static Subscription toLosses(Scheduler scheduler, JobSpec nightly) {
        // region lost
        Subscription subscription = scheduler.on(JobsLost.class, event -> {
            System.out.println(event.alias() + " has lost " + event.jobIds());
            scheduler.schedule(nightly.onConflict(ConflictPolicy.KEEP));
        });
        // endregion
        return subscription;
    }

    /** All events, collected. */
    public static Subscription toAll(Scheduler scheduler, List<EventType> types) {
        // region all
        Subscription subscription = scheduler.on(SchedulerEvent.class, event -> types.add(event.type()));
        // endregion
        return subscription;
    }
}
