package io.apscheduler.cli;

import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent.JobCancelled;
import io.apscheduler.event.SchedulerEvent.JobEvent;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.JobState;
import io.apscheduler.job.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands over stores on a real server, beside a node that runs their jobs. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerCommands {
    private final List<JobEvent> events = new CopyOnWriteArrayList<>();

    private Path folder = Path.of("");
    private SharedStore store;
    private Scheduler node;

    /** Starts the server, which may use the folder. */
    abstract void startServer(Path temporary) throws IOException;

    abstract void stopServer() throws IOException;

    /** The lines of a properties file for a store of this name, which no other test has. */
    abstract List<String> storeNamed(String alias);

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        startServer(temporary);
        folder = temporary;
        List<String> lines = Stream.of(
                        List.of("apscheduler.timezone = UTC", "apscheduler.node = worker", "apscheduler.lease = 3"),
                        storeNamed("main"),
                        storeNamed("spare"))
                .flatMap(List::stream)
                .toList();
        store = SharedStore.of(folder, lines);
        node = store.running();
        node.on(JobEvent.class, events::add);
    }

    @AfterAll
    void stop() throws IOException {
        node.shutdown();
        stopServer();
    }

    @BeforeEach
    void begin() {
        Deeds.DONE.set(0);
    }

    private static JobSpec daily(String id, Task task) {
        return JobSpec.of(task, every(Duration.ofDays(1))).id(id).store("main").misfireGraceTime(Duration.ofHours(1));
    }

    private Called call(String command, String... words) {
        Called called = store.call(command, words);
        assertThat(called.err()).isEmpty();
        assertThat(called.status()).as(called.out()).isZero();
        return called;
    }

    private Optional<JobState> state(String alias, String id) {
        return node.job(alias, id).map(Job::state);
    }

    private <E extends JobEvent> boolean isTold(Class<E> type, String id) {
        return events.stream()
                .anyMatch(event -> type.isInstance(event) && event.jobId().equals(id));
    }

    /**
     * What one command does to one job.
     *
     * @param words the command, without the file and the id at its end
     * @param prints what it prints, among other things
     * @param comesAbout what the node sees of it
     */
    record Row(List<String> words, String prints, BooleanSupplier comesAbout) {
        @Override
        public String toString() {
            return String.join(" ", words);
        }
    }

    Stream<Row> rows() {
        BooleanSupplier stays = () -> state("main", "report").equals(Optional.of(JobState.SCHEDULED));
        return Stream.of(
                new Row(List.of("show"), "state             scheduled\n", stays),
                new Row(List.of("show", "--json"), "\"state\" : \"scheduled\"", stays),
                new Row(List.of("explain"), "  It waits for its next fire time, ", stays),
                new Row(
                        List.of("pause"),
                        "Paused report in store main.\n",
                        () -> state("main", "report").equals(Optional.of(JobState.PAUSED))),
                new Row(List.of("resume"), "report in store main is not paused.\n", stays),
                new Row(List.of("cancel"), "No run of report in store main is under way.\n", stays),
                new Row(List.of("requeue"), "report in store main is not quarantined.\n", stays),
                new Row(
                        List.of("run-now"),
                        "Asked for a run of report in store main.\n",
                        () -> Deeds.DONE.get() == "swordfish".length() * 2),
                new Row(
                        List.of("run-now", "--args", "[\"tuna\", 10]"),
                        "Asked for a run of report in store main, with 2 arguments of its own.\n",
                        () -> Deeds.DONE.get() == "tuna".length() * 10),
                new Row(
                        List.of("remove"),
                        "Removed report in store main.\n",
                        () -> state("main", "report").isEmpty()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void reachTheNode(Row row) {
        node.job("main", "report").ifPresent(node::unschedule);
        node.schedule(daily("report", Task.of(Deeds::keep, "swordfish", 2)));
        List<String> words = Stream.of(row.words(), List.of(store.file(), "report"))
                .flatMap(List::stream)
                .toList();
        Called called = call(words.get(0), words.subList(1, words.size()).toArray(String[]::new));
        assertThat(called.out().replace(System.lineSeparator(), "\n")).contains(row.prints());
        Waiting.until(row.toString(), row.comesAbout());
    }

    @Test
    void listTheJobsOfEachStore() {
        node.schedule(daily("listed", Task.of(Deeds::count)));
        node.schedule(daily("listed-too", Task.of(Deeds::count)).store("spare"));
        assertThat(call("jobs", "--match", "listed*", store.file()).lines())
                .filteredOn(line -> !line.contains("NEXT RUN"))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("Jobstore default:"),
                        line -> assertThat(line).isEqualTo("    No such jobs"),
                        line -> assertThat(line).isEqualTo("Jobstore main:"),
                        line -> assertThat(line).contains("listed ", " scheduled ", "Deeds::count"),
                        line -> assertThat(line).isEqualTo("Jobstore spare:"),
                        line -> assertThat(line).contains("listed-too ", " scheduled "));
        assertThat(call("jobs", "--json", "--store", "spare", "--match", "listed*", store.file())
                        .out())
                .contains("\"id\" : \"listed-too\"")
                .doesNotContain("\"listed\"");
    }

    @Test
    void explainAPausedJobByTheCommandThatResumesIt() {
        node.schedule(daily("resting", Task.of(Deeds::count)));
        call("pause", store.file(), "resting");
        String reason = call("explain", store.file(), "resting").lines().get(1);
        assertThat(reason)
                .isEqualTo("  It is paused until it is resumed: apscheduler resume " + store.file() + " resting");
        String[] words = reason.substring(reason.indexOf("apscheduler")).split(" ");
        assertThat(call(words[1], words[2], words[3]).out()).startsWith("Resumed resting in store main, next run at ");
        assertThat(state("main", "resting")).contains(JobState.SCHEDULED);
        assertThat(node.job("main", "resting").orElseThrow().runCount()).isZero();
        call("run-now", store.file(), "resting");
        Waiting.until("the run", () -> isTold(JobExecuted.class, "resting"));
    }

    @Test
    void cancelWhatTheNodeHasUnderWay() {
        Deeds.gate = new CountDownLatch(1);
        node.schedule(daily("endless", Task.of(Deeds::hold)));
        call("run-now", store.file(), "endless");
        Waiting.until("a run in progress", () -> Deeds.DONE.get() == 1);
        assertThat(call("show", store.file(), "endless").out()).contains("state             running");
        assertThat(call("explain", store.file(), "endless").out())
                .contains("is under way, or handed over, on node worker-");
        assertThat(call("cancel", store.file(), "endless").lines())
                .containsExactly("Cancelled the runs of endless in store main.");
        Waiting.until("the end of the run", () -> isTold(JobCancelled.class, "endless"));
    }

    @Test
    void moveJobsToAnotherStoreAsTheyStand() {
        node.schedule(daily("moving", Task.of(Deeds::keep, "swordfish", 2)));
        node.schedule(daily("resting-too", Task.of(Deeds::count)));
        node.pauseJob("resting-too");
        String lines = folder.resolve("jobs.jsonl").toString();
        Called exported = store.call("export", "--store", "main", "-o", lines, store.file());
        assertThat(exported.status()).as(exported.err()).isZero();
        assertThat(exported.err()).contains(" of store main to " + lines);
        assertThat(call("import", "--store", "spare", "--on-conflict", "keep", store.file(), lines)
                        .out())
                .startsWith("Imported ");
        assertThat(node.job("spare", "moving").orElseThrow().nextFireTime())
                .isEqualTo(node.job("main", "moving").orElseThrow().nextFireTime());
        assertThat(state("spare", "resting-too")).contains(JobState.PAUSED);
        call("remove", "--store", "main", store.file(), "moving");
        call("run-now", "--store", "spare", store.file(), "moving");
        Waiting.until("a run in the other store", () -> Deeds.DONE.get() == "swordfish".length() * 2);
    }

    @Test
    void requeueWhatWasQuarantined() throws IOException {
        node.schedule(daily("broken", Task.of(Deeds::count)).store("spare"));
        String line = store.call("export", "--store", "spare", store.file())
                .out()
                .lines()
                .filter(one -> one.contains("\"broken\""))
                .findFirst()
                .orElseThrow();
        Path lines = Files.writeString(
                folder.resolve("broken.jsonl"),
                line.replaceFirst("\"definition\"", "\"quarantine\":\"It is out of order.\",\"definition\""));
        call("import", "--store", "spare", "--on-conflict", "replace", store.file(), lines.toString());
        assertThat(call("jobs", "--store", "spare", "--state", "quarantined", store.file())
                        .out())
                .contains("broken", "quarantined", "It is out of order.");
        assertThat(call("doctor", store.file()).out())
                .contains("warn  store spare: 1 job (broken) is quarantined: It is out of order.");
        assertThat(call("explain", "--store", "spare", store.file(), "broken").out())
                .contains("  It is kept but not run: It is out of order. When that is mended: apscheduler requeue"
                        + " --store spare " + store.file() + " broken");
        assertThat(call("requeue", store.file(), "broken").out())
                .startsWith("Requeued broken in store spare, next run at ");
        assertThat(state("spare", "broken")).contains(JobState.SCHEDULED);
    }

    @Test
    void findTheStoresHealthy() {
        node.schedule(daily("healthy", Task.of(Deeds::count)));
        assertThat(call("doctor", store.file()).lines())
                .hasSizeGreaterThan(10)
                .allMatch(line -> line.startsWith("ok    "))
                .contains("ok    store main: its clock and that of this computer agree within a second");
    }
}
