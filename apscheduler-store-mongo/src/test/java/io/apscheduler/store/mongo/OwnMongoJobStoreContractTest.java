package io.apscheduler.store.mongo;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract, held against a server whose connection string is given in the environment. */
@EnabledIfEnvironmentVariable(named = OwnMongoJobStoreContractTest.URI, matches = ".+")
final class OwnMongoJobStoreContractTest extends ServerContract {
    static final String URI = "APSCHEDULER_TEST_MONGO_URI";

    OwnMongoJobStoreContractTest() {
        super(System.getenv(URI));
    }
}
