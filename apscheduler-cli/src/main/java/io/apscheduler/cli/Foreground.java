package io.apscheduler.cli;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent.SchedulerStarted;
import io.apscheduler.job.Job;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a standalone scheduler until no job is left, or until a signal ends it: the first one gracefully, a second one at
 * once.
 *
 * <p>The scheduler starts paused, so that the overview of its jobs is complete and comes before anything they print.
 */
final class Foreground {
    private static final Logger LOG = LoggerFactory.getLogger("apscheduler");
    private static final int NAMES_SHOWN = 5;

    private final Scheduler scheduler;
    private final RunLog runs;
    private final Consumer<List<Job>> overview;
    private final AtomicBoolean isEnding = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * Prepares the run.
     *
     * @param scheduler standalone, not running
     * @param runs writes the log
     * @param overview is told the jobs when their next fire times are known, before any runs
     */
    Foreground(Scheduler scheduler, RunLog runs, Consumer<List<Job>> overview) {
        this.scheduler = scheduler;
        this.runs = runs;
        this.overview = overview;
    }

    /** Runs the jobs, and returns when it is over. */
    void run() throws InterruptedException {
        scheduler.addListener(runs);
        scheduler.on(SchedulerStarted.class, started -> begin());
        scheduler.pause();
        TerminationSignals signals = TerminationSignals.heardBy(this::end);
        try {
            scheduler.start();
            if (isEnding.get()) {
                ended.await();
            } else {
                LOG.info("Done: no job is left");
            }
        } finally {
            signals.close();
        }
    }

    private void begin() {
        try {
            overview.accept(scheduler.jobs());
        } finally {
            scheduler.resume();
        }
    }

    private void end(String signal) {
        if (isEnding.compareAndSet(false, true)) {
            endGracefully();
        } else if (!signal.equals("HUP")) {
            // A terminal that closes may say so twice.
            endAtOnce();
        }
    }

    private void endGracefully() {
        List<String> busy = runs.busyJobs();
        if (busy.isEmpty()) {
            LOG.info("Stopping");
        } else {
            LOG.info("Stopping, after the end of: {}. Ctrl-C again stops at once", names(busy));
        }
        try {
            scheduler.shutdown();
        } finally {
            ended.countDown();
        }
    }

    private void endAtOnce() {
        List<String> busy = runs.busyJobs();
        LOG.warn("Stopped at once{}", busy.isEmpty() ? "" : "; cut off: " + names(busy));
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        Runtime.getRuntime().halt(ErrorReport.FAILED);
    }

    private static String names(List<String> jobs) {
        String names = String.join(", ", jobs.subList(0, Math.min(jobs.size(), NAMES_SHOWN)));
        return jobs.size() > NAMES_SHOWN ? names + " and " + (jobs.size() - NAMES_SHOWN) + " more" : names;
    }
}
