package io.apscheduler.benchmarks.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.apscheduler.benchmarks.contender.Work;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * JobRunr: job requests, enqueued as one stream, and nodes with 20 workers that look for work as often as they may, each 5
 * seconds, and whenever a worker has nothing to do.
 */
final class JobRunrCluster implements Cluster {
    private static final int WORKERS = 20;

    private final List<BackgroundJobServer> nodes = new ArrayList<>();
    private final List<HikariDataSource> pools = new ArrayList<>();
    private @Nullable Server server;

    @Override
    public void prepare(Server on) {
        server = on;
        storage();
        closePools();
    }

    private StorageProvider storage() {
        if (server == null) {
            throw new IllegalStateException("There is no database yet.");
        }
        HikariDataSource pool = server.pool(WORKERS + 4);
        pools.add(pool);
        StorageProvider storage = SqlStorageProviderFactory.using(pool);
        storage.setJobMapper(new JobMapper(new JacksonJsonMapper()));
        return storage;
    }

    @Override
    public void add(int jobs, Instant time) {
        JobRequestScheduler scheduler = new JobRequestScheduler(storage());
        Stream<Request> requests = Stream.generate(Request::new).limit(jobs);
        if (time.isAfter(Instant.now())) {
            requests.forEach(request -> scheduler.schedule(time, request));
        } else {
            scheduler.enqueue(requests);
        }
        if (nodes.isEmpty()) {
            closePools();
        }
    }

    @Override
    public void startNode() {
        BackgroundJobServer node = new BackgroundJobServer(
                storage(),
                new JacksonJsonMapper(),
                new JobActivator() {
                    @Override
                    public <T> T activateJob(Class<T> type) {
                        return type.cast(new Handler());
                    }
                },
                BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andPollInterval(Duration.ofSeconds(5))
                        .andWorkerCount(WORKERS));
        node.start();
        nodes.add(node);
    }

    @Override
    public boolean isUnfinished(Server on) throws SQLException {
        return on.number("select count(*) from (select 1 from jobrunr_jobs where state not in ('SUCCEEDED', 'DELETED')"
                        + " limit 1) j")
                > 0;
    }

    @Override
    public void close() {
        nodes.forEach(BackgroundJobServer::stop);
        nodes.clear();
        closePools();
    }

    private void closePools() {
        pools.forEach(HikariDataSource::close);
        pools.clear();
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
