package io.apscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crontabs of lines that run once, at the start: they end by themselves. */
final class CrontabCommandTest {
    @TempDir
    private Path folder;

    private Called crontab(String... lines) throws IOException {
        return Called.on(InstantSource.system(), "crontab", file(lines).toString());
    }

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("my.crontab"), List.of(lines));
    }

    private String written(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void runsCommandsInTheirShellDirectoryAndEnvironment() throws IOException {
        Called called =
                crontab("HOME=" + folder, "GREETING = \" hello \"", "@reboot echo \"[$GREETING]$SHELL $PWD\" > out");
        assertThat(called.status()).isZero();
        assertThat(written("out")).isEqualTo("[ hello ]/bin/sh " + folder.toRealPath() + "\n");
    }

    @Test
    void feedsWhatFollowsAPercentSign() throws IOException {
        crontab("HOME=" + folder, "@reboot cat > out%one%50\\% of two");
        assertThat(written("out")).isEqualTo("one\n50% of two\n");
    }

    @Test
    void givesNoInputWithoutAPercentSign() throws IOException {
        crontab("HOME=" + folder, "@reboot cat > out; echo end >> out");
        assertThat(written("out")).isEqualTo("end\n");
    }

    @Test
    void tellsWhatItLoadedAndWhenEachLineRuns() throws IOException {
        Called called = crontab("@reboot true", "@reboot /bin/true --loudly");
        assertThat(called.lines().get(0)).isEqualTo("2 jobs from " + folder.resolve("my.crontab"));
        assertThat(called.lines().get(1)).contains("NEXT RUN", "JOB", "SCHEDULE", "COMMAND");
        assertThat(called.lines().get(2)).contains("1-true", "@reboot", "true");
        assertThat(called.lines().get(3)).contains("2-true", "@reboot", "/bin/true --loudly");
    }

    @Test
    void reportsWrongLinesAndRunsTheOthers() throws IOException {
        Called called = crontab("HOME=" + folder, "61 * * * * x", "MAILTO=ann", "@reboot echo ran > out");
        Path file = folder.resolve("my.crontab");
        assertThat(called.status()).isZero();
        assertThat(called.errorLines())
                .hasSize(2)
                .anySatisfy(line ->
                        assertThat(line).startsWith(file + ":2: left out: ").contains("61"))
                .anySatisfy(
                        line -> assertThat(line).startsWith(file + ":3: note: ").contains("ann"));
        assertThat(called.lines().get(0)).endsWith(", 1 line left out");
        assertThat(written("out")).isEqualTo("ran\n");
    }

    @Test
    void goesOnAfterACommandThatFails() throws IOException {
        Called called =
                crontab("HOME=" + folder, "@reboot exit 3", "@reboot no-such-program", "@reboot echo ran > out");
        assertThat(called.status()).isZero();
        assertThat(written("out")).isEqualTo("ran\n");
    }

    @Test
    void doesNotWaitForWhatACommandLeavesInTheBackground() throws IOException {
        long before = System.nanoTime();
        crontab("@reboot sleep 30 & true");
        assertThat(System.nanoTime() - before).isLessThan(20_000_000_000L);
    }

    @Test
    void failsIfNoLineCanRun() throws IOException {
        Called called = crontab("# nothing", "0 0 30 2 * never");
        assertThat(called.status()).isEqualTo(1);
        assertThat(called.errorLines()).hasSize(2);
        assertThat(called.errorLines().get(1))
                .startsWith("apscheduler crontab: ")
                .contains("no line that can run");
    }

    @Test
    void failsIfTheFileCannotBeRead() {
        Called called = Called.on(
                InstantSource.system(), "crontab", folder.resolve("missing").toString());
        assertThat(called.status()).isEqualTo(1);
        assertThat(called.errorLines()).singleElement().asString().contains("missing", "there is no such file");
        assertThat(Called.on(InstantSource.system(), "crontab", folder.toString())
                        .errorLines())
                .singleElement()
                .asString()
                .contains(folder.toString());
    }

    @Test
    void withoutAFileIsWrongUsage() {
        Called called = Called.on(InstantSource.system(), "crontab");
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.errorLines()).singleElement().asString().contains("FILE", "apscheduler crontab --help");
    }
}
