package io.apscheduler.engine.engine;

import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.Diary;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.job.ConfigurationException;
import io.apscheduler.job.Explanation.Cause;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes that serve some queues of a shared store, on a clock moved by hand. */
@Timeout(60)
class QueuesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TextStore store = new TextStore();
    private final World mail =
            new World(builder -> builder.property("apscheduler.queues", "mail").jobStore("default", store));
    private final World rest = new World(builder -> builder.clock(mail.clock)
            .property("apscheduler.queues", "default, reports")
            .jobStore("default", store.shared()));

    @BeforeEach
    void begin() {
        Diary.begin();
    }

    @AfterEach
    void shutDown() {
        mail.close();
        rest.close();
    }

    private static JobSpec of(String queue) {
        return JobSpec.of(Task.of(Diary::note, queue), every(SECOND))
                .id(queue)
                .executor(queue)
                .misfireGraceTime(Duration.ofHours(1));
    }

    @Test
    void aNodeRunsTheJobsOfItsQueuesAndLeavesTheOthers() {
        mail.scheduler.start();
        mail.scheduler.schedule(of("mail"));
        mail.scheduler.schedule(of("reports"));
        mail.scheduler.schedule(of("default"));
        mail.advance(Duration.ofSeconds(2));
        assertThat(mail.told(JobExecuted.class)).extracting(JobExecuted::jobId).containsExactly("mail", "mail");
        assertThat(mail.scheduler.explain("reports").cause()).isEqualTo(Cause.UNSERVED);
        rest.scheduler.start();
        rest.settle();
        assertThat(rest.told(JobExecuted.class))
                .extracting(JobExecuted::jobId)
                .contains("reports", "default")
                .doesNotContain("mail");
    }

    @Test
    void jobsOfQueuesThatNoNodeServesWaitAndAreNotQuarantined() {
        mail.scheduler.start();
        mail.scheduler.schedule(of("reports"));
        mail.advance(Duration.ofMinutes(2));
        assertThat(mail.scheduler.explain("reports").cause()).isEqualTo(Cause.UNSERVED);
        rest.scheduler.start();
        rest.settle();
        assertThat(Diary.DONE).hasSize(120);
    }

    @Test
    void jobsForOtherQueuesMayWaitForTheStart() {
        mail.scheduler.schedule(of("reports"));
        mail.scheduler.start();
        assertThat(mail.scheduler.job("reports")).isPresent();
    }

    @Test
    void aJobThatOnlyThisNodeSeesNeedsAQueueOfIts() {
        World alone = new World(builder -> builder.property("apscheduler.queues", "mail"));
        alone.scheduler.start();
        JobSpec spec = JobSpec.of(Task.of(() -> {}), every(SECOND));
        assertThatThrownBy(() -> alone.scheduler.schedule(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no executor \"default\"");
        alone.scheduler.shutdown();
        alone.scheduler.schedule(spec.id("job"));
        assertThatThrownBy(alone.scheduler::start).isInstanceOf(ConfigurationException.class);
    }
}
