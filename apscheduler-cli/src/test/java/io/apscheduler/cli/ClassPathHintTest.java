package io.apscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the user is told who lacks a jar. */
final class ClassPathHintTest {
    private static final String HINT = " The option --class-path adds jars and folders.";

    @TempDir
    private Path folder;

    private Called call(String command, String... lines) throws IOException {
        Path file = Files.write(folder.resolve("my.properties"), List.of(lines));
        return Called.on(InstantSource.system(), command, file.toString());
    }

    private Called withoutDriver(String command) throws IOException {
        return call(
                command,
                "apscheduler.jobstore.main.class = jdbc",
                "apscheduler.jobstore.main.url = jdbc:nobody://localhost/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "jobs", "export"})
    void comesWithADriverThatIsMissing(String command) throws IOException {
        Called called = withoutDriver(command);
        assertThat(called.status()).isEqualTo(1);
        assertThat(called.err().strip()).endsWith("Add the database's JDBC driver." + HINT);
    }

    @Test
    void comesFromTheDoctorToo() throws IOException {
        assertThat(withoutDriver("doctor").out().strip()).endsWith("Add the database's JDBC driver." + HINT);
    }

    @Test
    void comesWithAStoreThatIsNoPartOfTheProgram() throws IOException {
        String advice = "Add the dependency io.apscheduler:apscheduler-store-mapdb." + HINT;
        assertThat(call("jobs", "apscheduler.jobstore.main.class = mapdb").err().strip())
                .endsWith(advice);
        assertThat(call("doctor", "apscheduler.jobstore.main.class = mapdb")
                        .out()
                        .strip())
                .endsWith(advice);
    }

    @Test
    void isSparedWhereItIsOfNoUse() throws IOException {
        assertThat(call("jobs", "apscheduler.jobstore.main.class = reddis")
                        .err()
                        .strip())
                .endsWith("Did you mean redis?");
        assertThat(Called.on(InstantSource.system(), "next", "sunrise").err()).doesNotContain("--class-path");
    }
}
