package io.apscheduler.scenarios;

import static io.apscheduler.trigger.Triggers.every;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent.JobCancelled;
import io.apscheduler.event.SchedulerEvent.JobEvent;
import io.apscheduler.event.SchedulerEvent.JobExecuted;
import io.apscheduler.event.SchedulerEvent.JobFailed;
import io.apscheduler.job.Explanation;
import io.apscheduler.job.Explanation.Cause;
import io.apscheduler.job.Explanation.Owner;
import io.apscheduler.job.Explanation.Trouble;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.JobState;
import io.apscheduler.job.Retry;
import io.apscheduler.job.Task;
import io.apscheduler.spi.JobStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Explaining, cancelling, retrying, limiting and ordering runs, running jobs at once with other arguments, and serving queues, by
 * schedulers over a real store: what was asked on one node is done by another. Where a store is for one process, the node that runs the jobs is asked itself.
 */
@ResourceLock("io.apscheduler.scenarios.Errands")
@Timeout(300)
public abstract class StoredRunsScenario {
    private final List<Node> nodes = new ArrayList<>();
    private JobStore store;

    /** A new store without jobs, not yet open. Called once for each test. */
    protected abstract JobStore createStore();

    /** Another store on the same jobs, as a second process would have it; empty, the default, if there can be none. */
    protected Optional<JobStore> createSibling() {
        return Optional.empty();
    }

    @BeforeEach
    final void begin() {
        Errands.begin();
        store = createStore();
    }

    @AfterEach
    final void end() {
        Errands.release();
        nodes.forEach(Node::close);
    }

    private Node running(UnaryOperator<Scheduler.Builder> options) {
        Node node = Node.running(store, options);
        nodes.add(node);
        return node;
    }

    private Node running() {
        return running(builder -> builder);
    }

    /** Whom to ask: another node that runs nothing, or the one that runs the jobs if that is the only one. */
    private Scheduler asked(Node runs) {
        return createSibling()
                .map(sibling -> {
                    Node other = Node.looking(sibling);
                    nodes.add(other);
                    return other.scheduler();
                })
                .orElse(runs.scheduler());
    }

    /** Its schedule never comes into play: what is run is what a test asks for. */
    private static JobSpec job(String id, Task task) {
        return JobSpec.of(task, every(Duration.ofDays(1))).id(id);
    }

    private static JobSpec holding() {
        return job("long", Task.of(Errands::hold));
    }

    private static JobSpec noting() {
        return job("note", Task.of(Errands::note, "usual", 1)).maxInstances(3);
    }

    @Test
    void aRunUnderWayIsCancelledAndTheJobGoesOn() throws InterruptedException {
        Node node = running();
        Scheduler other = asked(node);
        Errands.close();
        node.scheduler().schedule(holding());
        assertThat(other.cancel("long")).as("nothing runs yet").isFalse();
        other.runNow("long");
        assertThat(Errands.next()).isEqualTo("holding");
        assertThat(other.cancel("long")).isTrue();
        assertThat(node.await(JobCancelled.class, "long", 1)).hasSize(1);
        assertThat(other.explain("long").trouble()).extracting(Trouble::kind).isEqualTo(Trouble.Kind.CANCELLED);
        assertThat(node.told(JobExecuted.class, "long")).isEmpty();
        Errands.release();
        other.runNow("long");
        node.await(JobExecuted.class, "long", 1);
        assertThat(other.job("long").orElseThrow().runCount()).isEqualTo(2);
        assertThat(other.explain("long").trouble())
                .as("forgotten after a run that went well")
                .isNull();
        assertThat(node.told(JobCancelled.class, "long")).hasSize(1);
    }

    @Test
    void oneRunTakesOtherArguments() throws InterruptedException {
        Node node = running();
        Scheduler other = asked(node);
        node.scheduler().schedule(noting());
        other.runNow("note", "other \u2713 \ud83d\ude00", 7);
        assertThat(Errands.next()).isEqualTo("other \u2713 \ud83d\ude00 7");
        other.runNow("note");
        assertThat(Errands.next()).isEqualTo("usual 1");
        node.await(JobExecuted.class, "note", 2);
        assertThat(other.job("note").orElseThrow().runCount()).isEqualTo(2);
        assertThatThrownBy(() -> other.runNow("note", "only one")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Errands.isAllTold()).isTrue();
    }

    @Test
    void requestsKeepTheirArgumentsOverARestart() throws InterruptedException {
        Node first = running(builder -> builder);
        first.scheduler().pause();
        first.scheduler().schedule(noting());
        String longest = "x".repeat(60_000);
        first.scheduler().runNow("note", longest, 2);
        first.scheduler().runNow("note", "short", 3);
        first.close();
        Node second = running();
        assertThat(List.of(Errands.next(), Errands.next())).containsExactlyInAnyOrder(longest + " 2", "short 3");
        second.await(JobExecuted.class, "note", 2);
        assertThat(second.scheduler().job("note").orElseThrow().runCount()).isEqualTo(2);
        assertThat(Errands.isAllTold()).isTrue();
    }

    @Test
    void eachStateIsExplained() throws InterruptedException {
        Node node = running();
        Scheduler other = asked(node);
        Errands.close();
        node.scheduler().schedule(holding());
        assertThat(other.explain("long").cause()).isEqualTo(Cause.SCHEDULED);
        other.pauseJob("long");
        assertThat(other.explain("long").cause()).isEqualTo(Cause.PAUSED);
        other.resumeJob("long");
        other.runNow("long");
        assertThat(Errands.next()).isEqualTo("holding");
        Explanation running = other.explain("long");
        assertThat(running.cause()).isEqualTo(Cause.RUNNING);
        assertThat(running.owner()).extracting(Owner::isThisNode).isEqualTo(other == node.scheduler());
        assertThat(node.scheduler().explain("long").owner())
                .extracting(Owner::node)
                .isEqualTo(Optional.ofNullable(running.owner()).map(Owner::node).orElseThrow());
        Errands.release();
        node.await(JobExecuted.class, "long", 1);
        assertThat(other.explain("long").cause()).isEqualTo(Cause.SCHEDULED);
    }

    @Test
    void aFailedRunIsTriedAgain() throws InterruptedException {
        Node node = running();
        Scheduler other = asked(node);
        node.scheduler()
                .schedule(job("stubborn", Task.of(Errands::succeedAt, 3))
                        .retry(Retry.exponential(2, Duration.ofMillis(10)).withJitter()));
        other.runNow("stubborn");
        assertThat(List.of(Errands.next(), Errands.next(), Errands.next()))
                .containsExactly("attempt 1", "attempt 2", "attempt 3");
        assertThat(node.await(JobExecuted.class, "stubborn", 1))
                .extracting(JobExecuted::attempt)
                .containsExactly(3);
        assertThat(node.told(JobFailed.class, "stubborn"))
                .extracting(JobFailed::attempt)
                .containsExactly(1, 2);
        assertThat(other.explain("stubborn").cause()).isEqualTo(Cause.SCHEDULED);
        assertThat(Errands.isAllTold()).isTrue();
    }

    @Test
    void aRetryThatWaitsIsKeptOverARestart() throws InterruptedException {
        Node first = running();
        first.scheduler()
                .schedule(job("stubborn", Task.of(Errands::succeedAt, 2)).retry(Retry.fixed(1, Duration.ofDays(2))));
        first.scheduler().runNow("stubborn");
        assertThat(Errands.next()).isEqualTo("attempt 1");
        first.await(JobFailed.class, "stubborn", 1);
        Explanation before = first.scheduler().explain("stubborn");
        assertThat(before.cause()).isEqualTo(Cause.RETRYING);
        first.close();
        Node second = running();
        Explanation after = second.scheduler().explain("stubborn");
        assertThat(after.cause()).isEqualTo(Cause.RETRYING);
        assertThat(after.reason()).isEqualTo(before.reason()).contains("Attempt 2");
        assertThat(after.trouble()).isEqualTo(before.trouble());
    }

    @Test
    void aRunThatTakesTooLongHasFailed() throws InterruptedException {
        Node node = running();
        Scheduler other = asked(node);
        Errands.close();
        node.scheduler().schedule(holding().timeout(Duration.ofMillis(100)));
        other.runNow("long");
        assertThat(Errands.next()).isEqualTo("holding");
        assertThat(node.await(JobFailed.class, "long", 1))
                .singleElement()
                .extracting(JobFailed::exception)
                .isInstanceOf(TimeoutException.class);
        assertThat(other.explain("long").trouble()).extracting(Trouble::kind).isEqualTo(Trouble.Kind.FAILED);
        assertThat(other.explain("long").cause()).isEqualTo(Cause.SCHEDULED);
    }

    @Test
    void whatIsMoreImportantComesFirst() throws InterruptedException {
        Node node = running(builder -> builder.property("apscheduler.threadpool.max_threads", "1"));
        node.scheduler().pause();
        for (int priority : List.of(5, 1, 9)) {
            node.scheduler()
                    .schedule(job("priority " + priority, Task.of(Errands::note, "priority", priority))
                            .priority(priority));
            node.scheduler().runNow("priority " + priority);
        }
        node.scheduler().resume();
        assertThat(List.of(Errands.next(), Errands.next(), Errands.next()))
                .containsExactly("priority 9", "priority 5", "priority 1");
    }

    @Test
    void whatWentWrongLastIsExplained() throws InterruptedException {
        Node node = running();
        Scheduler other = asked(node);
        node.scheduler().schedule(job("bad", Task.of(Errands::fail)));
        assertThat(other.explain("bad").trouble()).isNull();
        other.runNow("bad");
        node.await(JobFailed.class, "bad", 1);
        assertThat(other.explain("bad").trouble())
                .extracting(Trouble::kind, trouble -> trouble.text().contains("out of paper"))
                .containsExactly(Trouble.Kind.FAILED, true);
    }

    @Test
    void aNodeRunsTheJobsOfItsQueuesAndLeavesTheOthers() throws InterruptedException {
        Node mail = running(builder -> builder.property("apscheduler.queues", "mail"));
        mail.scheduler()
                .schedule(job("report", Task.of(Errands::note, "report", 1)).executor("reports"));
        mail.scheduler().runNow("report");
        mail.scheduler().schedule(noting().id("letter").executor("mail"));
        mail.scheduler().runNow("letter", "letter", 1);
        assertThat(Errands.next()).isEqualTo("letter 1");
        mail.await(JobExecuted.class, "letter", 1);
        assertThat(mail.scheduler().explain("report").cause()).isEqualTo(Cause.UNSERVED);
        mail.close();
        assertThat(mail.told(JobEvent.class, "report")).isEmpty();

        Node reports = running(builder -> builder.property("apscheduler.queues", "reports, default"));
        assertThat(Errands.next()).isEqualTo("report 1");
        reports.await(JobExecuted.class, "report", 1);
        assertThat(reports.scheduler().job("letter").orElseThrow().state()).isEqualTo(JobState.SCHEDULED);
        assertThat(reports.told(JobEvent.class, "letter")).isEmpty();
        assertThat(Errands.isAllTold()).isTrue();
    }
}
