package io.apscheduler.store.redis;

import org.junit.jupiter.api.AfterAll;

/** The contract, held against a cluster: each test's keys are on one of its servers. */
final class ClusterJobStoreContractTest extends ServerContract {
    private static final Cluster CLUSTER = new Cluster("any");

    ClusterJobStoreContractTest() {
        super(() -> RedisJobStore.cluster(CLUSTER.addresses()), CLUSTER::clients);
    }

    @AfterAll
    static void stop() {
        CLUSTER.close();
    }
}
