package io.apscheduler.store.redis;

import static io.apscheduler.store.redis.Records.completions;
import static io.apscheduler.store.redis.Records.context;
import static io.apscheduler.store.redis.Records.jobs;
import static io.apscheduler.store.redis.Records.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStoreException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.MigrateParams;

/** The store in a cluster whose servers fail, and whose slots move. */
@Timeout(60)
final class ClusterTest {
    private final Cluster cluster = new Cluster("{apscheduler:test}");
    private final RedisJobStore store =
            RedisJobStore.cluster(cluster.addresses()).waitReplicas(1).build();

    @BeforeEach
    void open() {
        store.open(context());
    }

    @AfterEach
    void close() {
        store.close();
        cluster.close();
    }

    @Test
    void goesOnWithTheReplicaWhenThePrimaryFails() {
        store.add(jobs(100, 1));
        List<ExchangeReply.Claim> held =
                store.exchange(request("n1", 50, List.of())).claims();
        cluster.owner().kill();

        RedisProcess.await("a failover", () -> {
            try {
                return store.find("job 1").isPresent();
            } catch (JobStoreException e) {
                return false;
            }
        });

        assertThat(cluster.replica().isPrimary()).isTrue();
        cluster.awaitAgreement();
        RedisJobStore later = RedisJobStore.cluster(cluster.addresses()).build();
        later.open(context());
        ExchangeReply reply = later.exchange(request("n1", 100, completions(held, 5, false)));
        assertThat(reply.leaseHeld()).isTrue();
        assertThat(reply.refused()).isEmpty();
        assertThat(reply.claims())
                .hasSize(100)
                .extracting(claim -> claim.record().id())
                .doesNotHaveDuplicates();
        later.close();
    }

    @Test
    void saysThatTheReplicasDidNotHaveAChangeInTime() {
        cluster.replica().kill();

        assertThatThrownBy(() -> store.add(jobs(1, 1)))
                .isInstanceOf(JobStoreException.class)
                .hasMessageContaining("0 of 1 replica(s) had it")
                .hasMessageContaining("done on the primary");
        assertThat(store.find("job 0")).isPresent();
    }

    @Test
    void stopsWhileItsSlotMovesAndFollowsIt() {
        RedisJobStore plain = RedisJobStore.cluster(cluster.addresses()).build();
        plain.open(context());
        plain.add(jobs(20, 1));
        List<ExchangeReply.Claim> held =
                plain.exchange(request("n1", 10, List.of())).claims();
        List<JobRecord> before = plain.list(JobQuery.first(50));
        try (Jedis from = cluster.owner().client();
                Jedis to = cluster.other().client()) {
            to.clusterSetSlotImporting(cluster.slot(), from.clusterMyId());
            from.clusterSetSlotMigrating(cluster.slot(), to.clusterMyId());
            for (String key : from.clusterGetKeysInSlot(cluster.slot(), 10)) {
                move(from, key);
            }

            assertThatThrownBy(() -> plain.exchange(request("n1", 10, completions(held, 5, false))))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("is moving the jobs to another server");

            for (String key : from.clusterGetKeysInSlot(cluster.slot(), 1_000)) {
                move(from, key);
            }
            to.clusterSetSlotNode(cluster.slot(), to.clusterMyId());
            from.clusterSetSlotNode(cluster.slot(), to.clusterMyId());
        }

        assertThat(plain.list(JobQuery.first(50))).isEqualTo(before);
        ExchangeReply reply = plain.exchange(request("n1", 10, completions(held, 5, false)));
        assertThat(reply.refused()).isEmpty();
        assertThat(reply.claims()).hasSize(10);
        plain.close();
    }

    private void move(Jedis from, String key) {
        from.migrate("127.0.0.1", cluster.other().port(), 1_000, new MigrateParams(), key);
    }

    @Test
    void isToldApartFromOneServer() {
        RedisJobStore alone =
                RedisJobStore.at("127.0.0.1", cluster.other().port()).build();

        assertThatThrownBy(() -> alone.open(context())).hasMessageContaining("name its servers by the option cluster");
        assertThat(store)
                .hasToString("RedisJobStore[keys apscheduler in the cluster of "
                        + String.join(", ", cluster.addresses()) + "]");
        assertThat(Set.copyOf(cluster.addresses())).hasSize(2);
    }
}
