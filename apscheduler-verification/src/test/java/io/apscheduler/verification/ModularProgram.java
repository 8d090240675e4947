package io.apscheduler.verification;

import static io.apscheduler.trigger.Triggers.crontab;
import static io.apscheduler.trigger.Triggers.now;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Task;
import io.apscheduler.trigger.Triggers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A user's program; it reaches the engine through the API and what the engine's module provides. */
public final class ModularProgram {
    static final String EXPECTED_OUTPUT = """
            Optional[2026-01-02T05:30:00Z] by module io.apscheduler.engine
            hello, modules
            """;

    private static final CountDownLatch GREETED = new CountDownLatch(1);

    private ModularProgram() {}

    public static void main(String... arguments) throws InterruptedException {
        var trigger = Triggers.compile(crontab("30 5 * * *"), ZoneOffset.UTC);
        var next = trigger.next(Optional.empty(), Instant.parse("2026-01-01T06:00:00Z"));
        System.out.println(next + " by " + trigger.getClass().getModule());

        try (Scheduler scheduler = Scheduler.create()) {
            scheduler.start();
            scheduler.schedule(Task.of(ModularProgram::greet, "modules"), now());
            GREETED.await();
        }
    }

    /** The job. */
    public static void greet(String whom) {
        System.out.println("hello, " + whom);
        GREETED.countDown();
    }
}
