package io.apscheduler.engine.engine;

import static io.apscheduler.trigger.Triggers.at;
import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.Diary;
import io.apscheduler.Examination;
import io.apscheduler.Examination.Finding;
import io.apscheduler.Examination.Kind;
import io.apscheduler.event.SchedulerEvent.JobQuarantined;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a scheduler finds when it looks a store over. */
@Timeout(60)
final class ExamineTest {
    private final TextStore store = new TextStore();
    private final World world = new World(builder -> builder.jobStore("default", store.shared()));

    @BeforeEach
    void start() {
        Diary.begin();
        world.scheduler.start();
    }

    @AfterEach
    void close() {
        world.close();
        store.close();
    }

    private static JobSpec job(String id) {
        return JobSpec.of(Task.of(Diary::note, id), every(Duration.ofHours(1))).id(id);
    }

    /** Puts jobs into the store whose task another node knows. */
    private void addStrangers(int count, Instant time) {
        try (World other = new World(builder -> builder.jobStore("default", store.shared()))) {
            other.scheduler.register("unheard-of", Task.of(Diary::note, "known"));
            other.scheduler.pause();
            other.scheduler.start();
            for (int i = 0; i < count; i++) {
                other.scheduler.schedule(
                        JobSpec.of(Task.named("unheard-of"), at(time)).id("stranger-" + i));
            }
        }
    }

    private List<Finding> findings() {
        return world.scheduler.examine("default").findings();
    }

    @Test
    void nothingInAHealthyStore() {
        world.scheduler.schedule(job("one"));
        world.scheduler.schedule(job("two"));
        assertThat(world.scheduler.examine("default"))
                .isEqualTo(new Examination("default", 2, Duration.ZERO, List.of()));
        assertThat(Diary.DONE).isEmpty();
    }

    @Test
    void jobsThatCannotBeRunHereByTheirReason() {
        addStrangers(7, World.START.plusSeconds(86_400));
        assertThat(findings())
                .containsExactly(new Finding(
                        Kind.UNKNOWN_HERE,
                        "No task is registered here as \"unheard-of\". Call scheduler.register(\"unheard-of\", task)"
                                + " before it is needed.",
                        7,
                        List.of("stranger-0", "stranger-1", "stranger-2", "stranger-3", "stranger-4")));
    }

    @Test
    void jobsThatNobodyCanRead() {
        world.scheduler.schedule(job("garbled"));
        store.tamper(text -> "?");
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.UNREADABLE);
            assertThat(finding.reason()).startsWith("Its stored form is not JSON");
        });
    }

    @Test
    void quarantinedJobs() {
        addStrangers(1, World.START.plusSeconds(1));
        world.advance(Duration.ofMinutes(5));
        assertThat(world.told(JobQuarantined.class)).hasSize(1);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.QUARANTINED);
            assertThat(finding.ids()).containsExactly("stranger-0");
        });
    }

    @Test
    void executorsThatAreMissingHereAndQueuesThatNobodyServes() {
        World other = new World(builder ->
                builder.jobStore("default", store.shared()).property("apscheduler.executor.io.class", "threadpool"));
        other.scheduler.pause();
        other.scheduler.start();
        other.scheduler.schedule(job("lonely").executor("io"));
        assertThat(findings()).containsExactly(new Finding(Kind.EXECUTOR, "io", 1, List.of("lonely")));
        world.scheduler.pause();
        world.clock.advance(Duration.ofHours(1).plusSeconds(60));
        assertThat(findings()).contains(new Finding(Kind.UNSERVED, "io", 0, List.of()));
        other.close();
    }

    @Test
    void onlyWhileItRuns() {
        assertThatThrownBy(() -> world.scheduler.examine("x")).hasMessageContaining("There is no job store \"x\"");
        world.scheduler.shutdown();
        assertThatThrownBy(() -> world.scheduler.examine("default"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Call start() first");
    }
}
