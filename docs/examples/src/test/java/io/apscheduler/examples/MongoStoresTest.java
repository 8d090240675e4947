package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.apscheduler.Scheduler;
import io.apscheduler.job.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs on a server survive the program. The server is a stand-in that speaks MongoDB's protocol. */
@Timeout(120)
class MongoStoresTest {
    private final MongoServer server = new MongoServer(new StandIn());
    private String uri;

    @BeforeEach
    void startServer() {
        uri = server.bindAndGetConnectionString();
    }

    @AfterEach
    void stopServer() {
        server.shutdownNow();
    }

    @Test
    void keepJobsOnAServer() {
        try (Scheduler scheduler = MongoStores.at(uri)) {
            scheduler.start();
            scheduler.schedule(Task.of(LastingAlarm::ring, "me"), every(Duration.ofDays(1)));
        }
        try (MongoClient client = MongoClients.create(uri);
                Scheduler scheduler = MongoStores.on(client)) {
            scheduler.start();
            assertThat(scheduler.jobs()).hasSize(1);
        }
    }

    @Test
    void ringWhenTheProgramIsRunAgain() throws Exception {
        assertThat(run()).as("first run").containsExactly("Alarms found: 0");
        assertThat(run()).as("second run").containsExactly("Alarms found: 1", "Alarm! Set by an earlier life.");
        assertThat(run()).as("third run").containsExactly("Alarms found: 0");
    }

    /** Unites questions as a server does from 4.4 on. */
    private static final class StandIn extends MemoryBackend {
        @Override
        public Document handleMessage(MongoMessage message) {
            Document query = message.getDocument();
            return Unions.isOne(query.keySet().iterator().next(), query)
                    ? Unions.answer(resolveDatabase(message.getDatabaseName()), message.getChannel(), query)
                    : super.handleMessage(message);
        }
    }

    private List<String> run() throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LastingAlarm.class.getName(),
                "lasting-alarm-mongo.properties");
        program.environment().put("MONGO", uri);
        Process process = program.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return lines;
    }
}
