package io.apscheduler.store.mongo;

import org.junit.jupiter.api.AfterAll;

/** The contract, held against the stand-in for a server. */
final class MongoJobStoreContractTest extends ServerContract {
    private static final StandIn SERVER = StandIn.inMemory();

    MongoJobStoreContractTest() {
        super(SERVER.uri());
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }
}
