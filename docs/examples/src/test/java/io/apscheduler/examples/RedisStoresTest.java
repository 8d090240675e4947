package io.apscheduler.examples;

import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Scheduler;
import io.apscheduler.job.Task;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/** Jobs in a real server survive the program. */
@Timeout(120)
class RedisStoresTest {
    @TempDir
    private Path folder;

    private RedisServer server;
    private String uri;

    @BeforeEach
    void startServer() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        uri = "redis://127.0.0.1:" + port;
        server = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .setting("dir " + folder)
                .build();
        server.start();
    }

    @AfterEach
    void stopServer() throws IOException {
        server.stop();
    }

    @Test
    void keepJobsOnAServer() {
        try (Scheduler scheduler = RedisStores.on(uri, "secret")) {
            scheduler.start();
            scheduler.schedule(Task.of(LastingAlarm::ring, "me"), every(Duration.ofDays(1)));
        }
        try (Scheduler scheduler = RedisStores.on(uri, "secret")) {
            scheduler.start();
            assertThat(scheduler.jobs()).hasSize(1);
        }
    }

    @Test
    void ringWhenTheProgramIsRunAgain() throws Exception {
        assertThat(run(LastingAlarm.class)).as("first run").containsExactly("Alarms found: 0");
        assertThat(run(LastingAlarm.class))
                .as("second run")
                .containsExactly("Alarms found: 1", "Alarm! Set by an earlier life.");
        assertThat(run(LastingAlarm.class)).as("third run").containsExactly("Alarms found: 0");
    }

    @Test
    void runAgainWhatTheProgramDiedIn() throws Exception {
        assertThat(run(DyingProgram.class, "again")).containsExactly("started, recovery: false");
        assertThat(run(DyingProgram.class, "again")).containsExactly("started, recovery: true");
    }

    private List<String> run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "lasting-alarm-redis.properties");
        program.command().addAll(List.of(arguments));
        program.environment().put("REDIS", uri);
        Process process = program.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(Files.isDirectory(folder)).isTrue();
        return lines;
    }
}
