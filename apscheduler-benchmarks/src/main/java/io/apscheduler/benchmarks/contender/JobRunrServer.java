package io.apscheduler.benchmarks.contender;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.scheduling.RecurringJobBuilder;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.InMemoryStorageProvider;
import org.jspecify.annotations.Nullable;

/**
 * JobRunr with its store in memory. It asks that for jobs as often as it allows, five times a second; takes requests, which
 * spare it the analysis of a lambda; and gets all jobs that are due at once in one stream.
 */
final class JobRunrServer implements Contender {
    private static final Duration SHORTEST_POLL = Duration.ofMillis(200);

    private @Nullable JobRequestScheduler scheduler;

    @Override
    public void start(int threads) {
        scheduler = JobRunr.configure()
                .useStorageProvider(new InMemoryStorageProvider())
                .useBackgroundJobServer(BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andPollInterval(SHORTEST_POLL)
                        .andScheduledJobsRequestSize(10_000)
                        .andWorkerCount(threads))
                .initialize()
                .getJobRequestScheduler();
    }

    @Override
    public void runOnce(int jobs) {
        scheduler().enqueue(Stream.generate(Request::new).limit(jobs));
    }

    @Override
    public void runOnceAt(Instant time, int jobs) {
        for (int i = 0; i < jobs; i++) {
            scheduler().schedule(time, new Request());
        }
    }

    @Override
    public void keepIdle(int job, int hour, int minute) {
        scheduler()
                .createRecurrently(RecurringJobBuilder.aRecurringJob()
                        .withId("job-" + job)
                        .withName("Job " + job)
                        .withCron(minute + " " + hour + " 1 1 *")
                        .withZoneId(ZoneOffset.UTC)
                        .withJobRequest(new Request()));
    }

    @Override
    public void close() {
        JobRunr.destroy();
    }

    private JobRequestScheduler scheduler() {
        if (scheduler == null) {
            throw new IllegalStateException("The server is not started.");
        }
        return scheduler;
    }

    /** Asks for one count. */
    public static final class Request implements JobRequest {
        private static final long serialVersionUID = 1;

        @Override
        public Class<Handler> getJobRequestHandler() {
            return Handler.class;
        }
    }

    /** Counts. */
    public static final class Handler implements JobRequestHandler<Request> {
        @Override
        public void run(Request request) {
            Work.count();
        }
    }
}
