package io.apscheduler.benchmarks.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.benchmarks.contender.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClusterTest {
    private static final int JOBS = 200;
    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        server = Server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void runsEveryDueJobOnceOnTwoNodesAndNoneThatIsNotDue(ClusterName name) throws Exception {
        Work.reset();
        try (Cluster cluster = name.create()) {
            cluster.prepare(server);
            assertThat(cluster.isUnfinished(server)).isFalse();
            cluster.add(JOBS, Instant.now());
            cluster.startNode();
            cluster.startNode();
            awaitEnd(cluster);
            cluster.add(10, Instant.now().plus(Duration.ofDays(1)));
            assertThat(cluster.isUnfinished(server)).isTrue();
        }
        assertThat(Work.counted()).isEqualTo(JOBS);
    }

    private static void awaitEnd(Cluster cluster) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Work.await(JOBS, deadline);
        while (cluster.isUnfinished(server)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    @Test
    void aServerCountsWhatIsAskedOfIt() throws Exception {
        server.execute("create table counted (number bigint)");
        Counts before = server.counts();
        for (int i = 0; i < 10; i++) {
            server.execute("insert into counted values (1)");
        }
        Usage usage = server.since(before);

        assertThat(usage.statements()).isBetween(10L, 100L);
        assertThat(usage.commits()).isBetween(10L, 100L);
        assertThat(usage.walBytes()).isGreaterThan(10L * 30);
        assertThat(usage.cpuSeconds()).isNotNegative();
    }
}
