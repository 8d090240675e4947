package io.apscheduler.engine.engine;

import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.cron;
import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.acme.Diary;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobQuarantined;
import io.apscheduler.job.ConflictPolicy;
import io.apscheduler.job.ImportReport;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobConflictException;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.JobState;
import io.apscheduler.job.Retry;
import io.apscheduler.job.Task;
import io.apscheduler.job.TaskNotPersistableException;
import io.apscheduler.job.UnreadableJobException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs that go from one store to another as lines of text. */
@Timeout(60)
final class TransferTest {
    private final TextStore old = new TextStore();
    private final World world =
            new World(builder -> builder.jobStore("old", old.shared()).jobStore("new", new TextStore()));

    @BeforeEach
    void start() {
        Diary.begin();
        world.scheduler.start();
    }

    @AfterEach
    void close() {
        world.close();
        old.close();
    }

    private static JobSpec job(String id) {
        return JobSpec.of(Task.of(Diary::note, id), every(Duration.ofHours(1)))
                .id(id)
                .store("old");
    }

    private List<String> exported() {
        try (Stream<String> lines = world.scheduler.exportJobs("old")) {
            return lines.toList();
        }
    }

    private ImportReport move(ConflictPolicy policy) {
        return world.scheduler.importJobs("new", exported(), policy);
    }

    private Job moved(String id) {
        return world.scheduler.job("new", id).orElseThrow();
    }

    @Test
    void keepNextFireTimeRunCountAndAllThatWasAsked() {
        world.scheduler.schedule(
                job("hourly").name("Häufig \"oft\"").priority(8).retry(Retry.fixed(2, Duration.ofSeconds(5))));
        world.advance(Duration.ofMinutes(150));
        Job before = world.scheduler.job("old", "hourly").orElseThrow();
        ImportReport report = move(ConflictPolicy.FAIL);
        assertThat(report).isEqualTo(new ImportReport(List.of("hourly"), List.of()));
        assertThat(report.added()).isEqualTo(1);
        Job after = moved("hourly");
        assertThat(after.runCount()).isEqualTo(2);
        assertThat(after.nextFireTime()).isEqualTo(before.nextFireTime()).contains(World.START.plusSeconds(10_800));
        assertThat(after.spec().store("old").toString()).isEqualTo(before.spec().toString());
        assertThat(after.name()).isEqualTo("Häufig \"oft\"");
        world.scheduler.unschedule(before);
        world.advance(Duration.ofMinutes(60));
        assertThat(world.seconds(JobExecuted.class)).containsExactly(3_600L, 7_200L, 10_800L);
    }

    @Test
    void stayPaused() {
        world.scheduler.schedule(job("paused"));
        world.scheduler.pauseJob("paused");
        move(ConflictPolicy.FAIL);
        assertThat(moved("paused").state()).isEqualTo(JobState.PAUSED);
        world.scheduler.unschedule(world.scheduler.job("old", "paused").orElseThrow());
        world.advance(Duration.ofHours(2));
        assertThat(Diary.DONE).isEmpty();
        world.scheduler.resumeJob("paused");
        world.advance(Duration.ofMinutes(59));
        assertThat(Diary.DONE).hasSize(1);
    }

    @Test
    void stayQuarantinedThoughNobodyCanReadThem() {
        World knowing = new World(builder -> builder.jobStore("old", old.shared()));
        knowing.scheduler.register("nobody-knows", Task.of(Diary::note, "known"));
        knowing.scheduler.pause();
        knowing.scheduler.start();
        knowing.scheduler.schedule(JobSpec.of(Task.named("nobody-knows"), at(World.START.plusSeconds(1)))
                .id("sick")
                .store("old"));
        knowing.close();
        world.advance(Duration.ofMinutes(5));
        assertThat(world.told(JobQuarantined.class)).hasSize(1);
        String reason = world.scheduler
                .job("old", "sick")
                .orElseThrow()
                .quarantineReason()
                .orElseThrow();
        List<String> lines = exported();
        String broken = lines.get(0).replaceFirst("\"definition\":.*", "\"definition\":\"{ not json\"}");
        world.scheduler.importJobs("new", List.of(broken), ConflictPolicy.FAIL);
        assertThat(moved("sick").quarantineReason()).contains(reason);
        world.scheduler.importJobs("new", lines, ConflictPolicy.REPLACE);
        world.scheduler.unschedule(world.scheduler.job("old", "sick").orElseThrow());
        world.scheduler.register("nobody-knows", Task.of(Diary::note, "well again"));
        world.scheduler.requeue("sick");
        world.settle();
        assertThat(Diary.DONE).hasSize(1);
    }

    @Test
    void takeRetriesWithThem() {
        world.scheduler.schedule(JobSpec.of(Task.of(Diary::fail), at(World.START.plusSeconds(1)))
                .id("failing")
                .store("old")
                .retry(Retry.fixed(1, Duration.ofMinutes(5))));
        world.advance(Duration.ofSeconds(2));
        move(ConflictPolicy.FAIL);
        world.scheduler.unschedule(world.scheduler.job("old", "failing").orElseThrow());
        world.advance(Duration.ofMinutes(6));
        assertThat(world.scheduler.job("new", "failing")).isEmpty();
        assertThat(world.told()).contains("JOB_RETRIES_EXHAUSTED");
    }

    @Test
    void areTheSameLinesAgainWhenExportedFromTheNewStore() {
        world.scheduler.schedule(job("a").trigger(cron().hour("3").jitter(Duration.ofMinutes(5))));
        world.scheduler.schedule(job("b").maxRuns(3).atMostOnce().timeout(Duration.ofMinutes(1)));
        world.scheduler.pauseJob("b");
        List<String> before = exported();
        move(ConflictPolicy.FAIL);
        try (Stream<String> lines = world.scheduler.exportJobs("new")) {
            assertThat(lines).containsExactlyElementsOf(before).hasSize(2);
        }
    }

    @Test
    void areWhatTheLaterOfTwoLinesSays() {
        world.scheduler.schedule(job("fired"));
        List<String> lines = new ArrayList<>(exported());
        world.advance(Duration.ofHours(1));
        lines.addAll(exported());
        assertThat(world.scheduler.importJobs("new", lines, ConflictPolicy.FAIL).ids())
                .containsExactly("fired");
        assertThat(moved("fired").runCount()).isEqualTo(1);
    }

    @Nested
    class AnIdThatIsTaken {
        @BeforeEach
        void schedule() {
            world.scheduler.schedule(job("twin"));
            world.scheduler.schedule(job("single"));
            world.scheduler.schedule(job("twin").store("new").priority(2).trigger(every(Duration.ofMinutes(20))));
        }

        @Test
        void isTold() {
            assertThat(world.scheduler.checkImport("new", exported()))
                    .isEqualTo(new ImportReport(List.of("single", "twin"), List.of("twin")));
            assertThat(world.scheduler.job("new", "single"))
                    .as("nothing is imported")
                    .isEmpty();
        }

        @Test
        void isRefusedAndTheOthersAreAdded() {
            assertThat(catchThrowableOfType(JobConflictException.class, () -> move(ConflictPolicy.FAIL))
                            .ids())
                    .containsExactly("twin");
            assertThat(moved("twin").spec().priority()).isEqualTo(2);
            assertThat(moved("single").spec().priority()).isEqualTo(5);
        }

        @Test
        void isKept() {
            assertThat(move(ConflictPolicy.KEEP).taken()).containsExactly("twin");
            assertThat(moved("twin").spec().priority()).isEqualTo(2);
        }

        @Test
        void isReplacedWithAllThatTheLineSays() {
            world.advance(Duration.ofHours(1));
            List<String> lines = exported();
            world.advance(Duration.ofMinutes(30)); // else it is due when it is imported, and runs
            assertThat(moved("twin").runCount()).isEqualTo(4);
            world.scheduler.importJobs("new", lines, ConflictPolicy.REPLACE);
            assertThat(moved("twin").spec().priority()).isEqualTo(5);
            assertThat(moved("twin").runCount()).isEqualTo(1);
            assertThat(moved("twin").nextFireTime()).contains(World.START.plusSeconds(7_200));
        }
    }

    @Nested
    class Refusing {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "not json | it is not JSON: ",
                    "[] | it is not a JSON object",
                    "{} | it has the format version (none), but this version of the scheduler reads only 1",
                    "{'v':2} | it has the format version 2, but",
                    "{'v':1,'x':2} | it has a field \"x\", which is unknown",
                    "{'v':1} | \"id\" is missing, but must be a string that is not empty",
                    "{'v':1,'id':''} | \"id\" is \"\", but must be",
                    "{'v':1,'id':'a','definition':3} | \"definition\" is 3, but must be an object, or a string",
                    "{'v':1,'id':'a','definition':{},'name':'n','executor':'e','priority':10} | \"priority\" is 10, but must be"
                            + " a whole number from 1 to 9",
                    "{'v':1,'id':'a','definition':{},'name':'n','executor':'e','priority':5,'nextFire':'soon'} |"
                            + " \"nextFire\" is \"soon\", but must be a time such as",
                    "{'v':1,'id':'a','definition':{},'name':'n','executor':'e','priority':5,'runs':1.5} | \"runs\" is 1.5, but"
                            + " must be a whole number",
                    "{'v':1,'id':'a','definition':{},'name':'n','executor':'e','priority':5,'runs':1,'paused':'no'} |"
                            + " \"paused\" is \"no\", but must be true or false",
                    "{'v':1,'id':'a','definition':{},'name':'n','executor':'e','priority':5,'runs':1,'pending':7} |"
                            + " \"pending\" is 7, but must be an object",
                    "{'v':1,'id':'a','definition':{},'name':'n','executor':'e','priority':5,'runs':1} | it has no next fire time",
                    "{'v':1,'id':'a','definition':{},'name':'n','executor':'e','priority':5,'runs':1,"
                            + "'nextFire':'2026-01-01T00:00:00Z'} | It was stored in format version",
                })
        void lineThatIsNoJobTellsWhichAndWhy(String line, String reason) {
            world.scheduler.schedule(job("good"));
            List<String> lines = List.of(exported().get(0), line.replace('\'', '"'));
            UnreadableJobException refused = catchThrowableOfType(
                    UnreadableJobException.class, () -> world.scheduler.importJobs("new", lines, ConflictPolicy.FAIL));
            assertThat(refused.index()).isEqualTo(1);
            assertThat(refused.reason()).startsWith(reason.strip());
            assertThat(refused).hasMessageStartingWith("Line 2 is not an exported job: ");
            assertThat(world.scheduler.jobs("new")).as("nothing is imported").isEmpty();
        }

        @Test
        void whatHasNoText() {
            world.scheduler.schedule(JobSpec.of(Task.of(() -> {}), every(Duration.ofHours(1))));
            try (Stream<String> lines = world.scheduler.exportJobs("default")) {
                assertThatThrownBy(lines::toList).isInstanceOf(TaskNotPersistableException.class);
            }
        }

        @Test
        void unknownStoresAndSchedulersThatDoNotRun() {
            assertThatThrownBy(() -> world.scheduler.exportJobs("x"))
                    .hasMessageContaining("There is no job store \"x\"");
            world.scheduler.shutdown();
            assertThatThrownBy(() -> world.scheduler.exportJobs("old"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Call start() first");
        }
    }
}
