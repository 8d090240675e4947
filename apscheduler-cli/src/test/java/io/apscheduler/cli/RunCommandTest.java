package io.apscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunCommandTest {
    @TempDir
    private Path folder;

    private ClassLoader loaderBefore;

    @BeforeEach
    void rememberTheLoader() {
        loaderBefore = Thread.currentThread().getContextClassLoader();
    }

    @AfterEach
    void restoreTheLoader() {
        Thread.currentThread().setContextClassLoader(loaderBefore);
    }

    private Called run(List<String> options, String... properties) throws IOException {
        List<String> arguments = new ArrayList<>(options);
        arguments.add(Files.write(folder.resolve("my.properties"), List.of(properties))
                .toString());
        return Called.on(InstantSource.system(), "run", arguments.toArray(String[]::new));
    }

    private Called run(String... properties) throws IOException {
        return run(List.of(), properties);
    }

    @Test
    void runsCommandsAndEndsWhenNoJobIsLeft() throws IOException {
        Path out = folder.resolve("out");
        Called called = run(
                "apscheduler.job.touch.command = touch " + out,
                "apscheduler.job.touch.trigger = date",
                "apscheduler.job.touch.trigger.run_date = now");
        assertThat(called.status()).isZero();
        assertThat(out).exists();
        assertThat(called.lines().get(0)).startsWith("1 job from ");
        assertThat(called.lines().get(2)).contains("touch", "date[run_date='now']", "touch …");
    }

    @Test
    void countsRuns() throws IOException {
        Called called = run(
                "apscheduler.job.tick.task = quickstart.Quickstart::count",
                "apscheduler.job.tick.trigger = interval",
                "apscheduler.job.tick.trigger.seconds = 0.05",
                "apscheduler.job.tick.max_runs = 3");
        assertThat(called.status()).isZero();
    }

    @Test
    void findsTheUsersOwnClassesOnTheClassPath() throws IOException {
        Path out = folder.resolve("out");
        Path classes = compiled(
                "mine.Own",
                "package mine; public class Own {"
                        + " public static void write(String file) throws Exception {"
                        + " java.nio.file.Files.writeString(java.nio.file.Path.of(file), \"mine\"); } }");
        Called called = run(
                List.of("--class-path", classes.toString()),
                "apscheduler.job.own.task = mine.Own::write",
                "apscheduler.job.own.args = [\"" + out + "\"]",
                "apscheduler.job.own.trigger = date",
                "apscheduler.job.own.trigger.run_date = now");
        assertThat(called.err()).isEmpty();
        assertThat(called.status()).isZero();
        assertThat(out).hasContent("mine");
    }

    @Test
    void refusesAClassPathThatDoesNotExist() throws IOException {
        Called called = run(List.of("--class-path", folder + "/no.jar"), "apscheduler.standalone = true");
        assertThat(called.status()).isEqualTo(1);
        assertThat(called.errorLines()).singleElement().asString().contains("--class-path", "no.jar");
    }

    @Test
    void tellsAllProblemsOfAFileALineEach() throws IOException {
        Called called = run(
                "apscheduler.misfire_gracetime = 5",
                "apscheduler.coalesce = perhaps",
                "apscheduler.job.a.task = com.acme.Missing::run",
                "apscheduler.job.a.trigger = cron",
                "apscheduler.job.a.trigger.hour = 25",
                "apscheduler.job.b.command = true",
                "apscheduler.jobstore.x.class = nothing");
        assertThat(called.status()).isEqualTo(1);
        assertThat(called.out()).isEmpty();
        assertThat(called.errorLines())
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(line -> assertThat(line).startsWith("apscheduler run: "))
                .anySatisfy(line -> assertThat(line).contains("misfire_gracetime", "apscheduler.misfire_grace_time"))
                .anySatisfy(line -> assertThat(line).contains("perhaps"))
                .anySatisfy(line -> assertThat(line).contains("com.acme.Missing"))
                .anySatisfy(line -> assertThat(line).contains("25"))
                .anySatisfy(line -> assertThat(line).contains("job.b.trigger"))
                .anySatisfy(line -> assertThat(line).contains("nothing"));
    }

    @Test
    void failsIfTheFileCannotBeRead() {
        Called called = Called.on(
                InstantSource.system(), "run", folder.resolve("missing").toString());
        assertThat(called.status()).isEqualTo(1);
        assertThat(called.errorLines()).singleElement().asString().contains("missing");
    }

    @Test
    void saysSoIfThereAreNoJobs() throws IOException {
        Called called = run("# nothing");
        assertThat(called.status()).isZero();
        assertThat(called.lines()).singleElement().asString().startsWith("No jobs in ");
    }

    private Path compiled(String name, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var file =
                new javax.tools.SimpleJavaFileObject(
                        URI.create("string:///" + name.replace('.', '/') + ".java"),
                        javax.tools.JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        boolean done = compiler.getTask(null, null, null, List.of("-d", folder.toString()), null, List.of(file))
                .call();
        assertThat(done).isTrue();
        return folder;
    }
}
