package io.apscheduler.chaos.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.apscheduler.Scheduler;
import io.apscheduler.chaos.ledger.Ledger;
import io.apscheduler.chaos.ledger.Mark;
import io.apscheduler.event.SchedulerEvent.JobMissed;
import io.apscheduler.event.SchedulerEvent.JobQuarantined;
import io.apscheduler.event.SchedulerEvent.JobRemoved;
import io.apscheduler.event.SchedulerEvent.JobStoreFailed;
import io.apscheduler.event.SchedulerEvent.JobStoreRecovered;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * One node in a process of its own. It is told what to do on standard input: {@code clock MILLIS} puts its clock wrong,
 * {@code stop} shuts it down. When whoever started it is gone it ends at once.
 */
public final class NodeProgram {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private NodeProgram() {}

    /** Runs until told to stop. */
    public static void main(String[] arguments) throws Exception {
        NodeSetup setup = NodeSetup.of(arguments);
        Ledger ledger = Ledger.in(Path.of(setup.ledger()));
        Work.Book book = new Work.Book(ledger, setup.node());
        Work.writeTo(book);
        book.write(Mark.BORN, "version " + setup.version());
        ShiftedClock clock = new ShiftedClock();
        Scheduler scheduler = scheduler(setup, clock, book);
        if (setup.version() > 1) {
            Specs.registerNew(scheduler);
        }
        scheduler.start();
        book.write(Mark.READY, "");
        obey(clock);
        book.write(Mark.STOPPING, "");
        scheduler.shutdown(PATIENCE);
        book.write(Mark.STOPPED, "");
        System.exit(0);
    }

    private static Scheduler scheduler(NodeSetup setup, ShiftedClock clock, Work.Book book)
            throws ReflectiveOperationException {
        Scheduler scheduler = Scheduler.builder()
                .property("apscheduler.name", setup.scheduler())
                .property("apscheduler.node", setup.node())
                .property(
                        "apscheduler.lease",
                        Duration.ofMillis(setup.leaseMillis()).toString())
                .jobStore("default", StoreChoice.parse(setup.store()).store(setup.uri()))
                .clock(clock)
                .build();
        scheduler.on(
                JobMissed.class,
                missed -> book.write(
                        Mark.MISSED,
                        missed.jobId(),
                        missed.fireTime(),
                        missed.firstFireTime(),
                        missed.count(),
                        missed.reason().name()));
        scheduler.on(
                JobRemoved.class,
                removed -> book.write(
                        Mark.REMOVED,
                        removed.job().id(),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        removed.job().runCount(),
                        ""));
        scheduler.on(
                JobQuarantined.class,
                event -> book.write(
                        Mark.QUARANTINED, event.job().id(), Instant.EPOCH, Instant.EPOCH, 0, event.reason()));
        scheduler.on(
                JobStoreFailed.class,
                event -> book.write(
                        Mark.STORE_FAILED, String.valueOf(event.exception().getMessage())));
        scheduler.on(JobStoreRecovered.class, event -> book.write(Mark.STORE_RECOVERED, ""));
        return scheduler;
    }

    private static void obey(ShiftedClock clock) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            if (order.equals("stop")) {
                return;
            }
            if (order.startsWith("clock ")) {
                clock.shift(Long.parseLong(order.substring("clock ".length())));
            }
        }
        Runtime.getRuntime().halt(1);
    }
}
