package io.apscheduler.benchmarks.postgres;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import io.apscheduler.benchmarks.contender.Work;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * db-scheduler as its page on performance recommends for throughput: it locks and fetches in one statement, with 20 threads and
 * as many connections to a node, and the index on priority left out since nothing has one.
 */
final class DbSchedulerCluster implements Cluster {
    private static final int THREADS = 20;
    private static final int BATCH = 1_000;

    private final List<Scheduler> nodes = new ArrayList<>();
    private final List<HikariDataSource> pools = new ArrayList<>();
    private @Nullable Server server;
    private long instances;

    @Override
    public void prepare(Server on) throws SQLException {
        server = on;
        on.execute("""
                create table if not exists scheduled_tasks (
                    task_name text not null, task_instance text not null, task_data bytea,
                    execution_time timestamp with time zone, picked boolean not null, picked_by text,
                    last_success timestamp with time zone, last_failure timestamp with time zone,
                    consecutive_failures int, last_heartbeat timestamp with time zone, version bigint not null,
                    priority smallint, state text, primary key (task_name, task_instance));
                create index if not exists execution_time_idx on scheduled_tasks (execution_time);
                create index if not exists last_heartbeat_idx on scheduled_tasks (last_heartbeat)""");
    }

    private static OneTimeTask<Void> task() {
        return Tasks.oneTime("count").execute((instance, context) -> Work.count());
    }

    @Override
    public void add(int jobs, Instant time) {
        OneTimeTask<Void> task = task();
        try (HikariDataSource pool = server().pool(2)) {
            SchedulerClient client = SchedulerClient.Builder.create(pool, task).build();
            for (int i = 0; i < jobs; i += BATCH) {
                List<TaskInstance<?>> batch = new ArrayList<>();
                for (int j = i; j < Math.min(jobs, i + BATCH); j++) {
                    batch.add(task.instance(Long.toString(instances++)));
                }
                client.scheduleBatch(batch, time);
            }
        }
    }

    @Override
    public void startNode() {
        HikariDataSource pool = server().pool(THREADS + 4);
        Scheduler node = Scheduler.create(pool, List.of(task()))
                .schedulerName(new SchedulerName.Fixed("node " + nodes.size()))
                .threads(THREADS)
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(Duration.ofSeconds(1))
                .build();
        node.start();
        pools.add(pool);
        nodes.add(node);
    }

    @Override
    public boolean isUnfinished(Server on) throws SQLException {
        return on.number("select count(*) from (select 1 from scheduled_tasks limit 1) t") > 0;
    }

    @Override
    public void close() {
        nodes.forEach(Scheduler::stop);
        pools.forEach(HikariDataSource::close);
        nodes.clear();
        pools.clear();
    }

    private Server server() {
        if (server == null) {
            throw new IllegalStateException("There is no database yet.");
        }
        return server;
    }
}
