package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.now;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Command;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.util.List;
import java.util.Map;

/** Tasks of every kind. */
public final class DefiningTasks {
    private DefiningTasks() {}

    /** What can be kept in any store. */
    public static List<Task> kept() {
        return List.of(
                // region kept
                Task.of(Reports::daily), // a static method
                Task.of(Reports::send, "ops@example.org", 3), // with its arguments, up to five
                Task.of(Reports::audit, "ops", Task.CONTEXT), // the run's context goes where CONTEXT stands
                Task.of(Mailer.class, Mailer::send, "ops@example.org", 3), // a method of an object made for each run
                Task.of(Backup.class), // a class that implements TaskBody
                Task.ref("io.apscheduler.examples.Reports::send", "ops@example.org", 3) // text, as in a properties file
                // endregion
                );
    }

    /** What runs from the memory store alone. */
    public static List<Task> live(StringBuilder log) {
        return List.of(
                // region live
                Task.of(() -> log.append("tick ")), // a lambda
                Task.of(text -> log.append(text), "tock "), // with an argument
                Task.of(System.out::println, "boom"), // a method of one particular object
                Task.of(StringBuilder::new, 16) // a constructor
                // endregion
                );
    }

    /** A name in place of a method. */
    public static void named(Scheduler scheduler) {
        // region named
        scheduler.register("report", Task.ref("io.apscheduler.examples.Reports::send", "ops@example.org"));

        scheduler.schedule(JobSpec.of(Task.named("report", 3), now()).id("thrice"));
        // endregion
    }

    /** Commands of the operating system. */
    public static List<Task> commands() {
        return List.of(
                // region commands
                Task.command("echo", "$HOME is not replaced: there is no shell"),
                Task.command(Command.shell("/bin/sh", "cat | tr a-z A-Z")
                        .withEnvironment(Map.of("LANG", "C"))
                        .withDirectory("/tmp")
                        .withInput("read from standard input\n"))
                // endregion
                );
    }

    /** What makes objects in the application, as Guice's does. */
    public interface Injector {
        /** An object of that type. */
        <T> T getInstance(Class<T> type);
    }

    /** A scheduler whose tasks are called on objects of the application's making. */
    public static Scheduler injecting(Injector injector) {
        // region instances
        Scheduler scheduler =
                Scheduler.builder().instances(injector::getInstance).build();
        // endregion
        return scheduler;
    }

    // region context
    /** Says what it is doing, and schedules something. */
    public static void follow() {
        JobContext context = JobContext.current();
        context.result("run of " + context.job().name());
        context.jobs().schedule(Task.of(Reports::daily), now());
    }
    // endregion
}
