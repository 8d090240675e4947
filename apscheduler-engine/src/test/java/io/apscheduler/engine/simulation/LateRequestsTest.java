package io.apscheduler.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.engine.dispatch.DispatchContext;
import io.apscheduler.engine.dispatch.Dispatcher;
import io.apscheduler.engine.dispatch.NodeSettings;
import io.apscheduler.engine.dispatch.SteppedDispatcher;
import io.apscheduler.engine.engine.SteppedJobs;
import io.apscheduler.engine.event.SteppedEvents;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.RunPlan;
import io.apscheduler.engine.run.Flight;
import io.apscheduler.engine.run.SteppedFlight;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.ExecutorContext;
import io.apscheduler.spi.JobExecutor;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobRun;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.StoreContext;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests whose answer never comes, and that arrive when nobody expects it any more. */
class LateRequestsTest {
    private static final Duration LEASE = Duration.ofSeconds(9);

    private final Post store = new Post();
    private final List<RunPlan> handedOver = new ArrayList<>();
    private long nanos = 1_000_000_000;
    private long wrong;
    private long chance;

    /** The store behind a line that fails when told to. */
    private static final class Post extends ReferenceStore {
        private boolean losesRequest;
        private boolean losesReply;
        private boolean arrivesAfterTheQuestion;
        private boolean isAway;
        private ExchangeRequest lost;

        @Override
        public synchronized ExchangeReply exchange(ExchangeRequest request) {
            answer();
            if (losesRequest) {
                losesRequest = false;
                lost = request;
                throw new JobStoreException("Lost.");
            }
            ExchangeReply reply = super.exchange(request);
            if (losesReply) {
                losesReply = false;
                isAway = !request.completions().isEmpty();
                throw new JobStoreException("Lost.");
            }
            return reply;
        }

        private void answer() {
            if (isAway) {
                throw new JobStoreException("Away.");
            }
        }

        void arrive() {
            super.exchange(lost);
        }

        @Override
        public synchronized List<JobRecord> owned(String node) {
            answer();
            List<JobRecord> owned = super.owned(node);
            if (arrivesAfterTheQuestion) {
                arrivesAfterTheQuestion = false;
                arrive();
            }
            return owned;
        }
    }

    /** Makes each run at once. */
    private final class AtOnce implements JobExecutor {
        private final List<Flight> waiting = new ArrayList<>();

        @Override
        public void open(ExecutorContext context) {}

        @Override
        public int freeThreads() {
            return 5;
        }

        @Override
        public void execute(JobRun run) {
            Flight flight = (Flight) run;
            handedOver.addAll(flight.runs());
            waiting.add(flight);
        }

        void run() {
            for (Flight flight : List.copyOf(waiting)) {
                SteppedFlight steps = new SteppedFlight(flight);
                if (steps.begin(new Thread())) {
                    while (steps.call()) {
                        steps.end(true);
                    }
                }
            }
            waiting.clear();
        }

        @Override
        public void close() {}
    }

    private final AtOnce executor = new AtOnce();

    private long micros() {
        return World.START + nanos / 1_000;
    }

    private Dispatcher node() {
        store.open(new StoreContext("s", JobSpec.DEFAULT, () -> Micros.instant(micros()), any -> {}));
        DispatchContext context = new DispatchContext(
                new NodeSettings("s", "node", LEASE),
                World.DEFINITIONS,
                SteppedDispatcher.posts(JobSpec.DEFAULT, executor),
                SteppedEvents.of("s"),
                World.NO_JOBS,
                () -> Micros.instant(micros() + wrong));
        return SteppedDispatcher.of(JobSpec.DEFAULT, store, context, () -> nanos, () -> ++chance);
    }

    private void add(String id, Duration period) {
        JobSpec spec = JobSpec.of(Task.of(() -> {}), Triggers.every(period))
                .id(id)
                .misfireGraceTime(JobSpec.NO_LIMIT)
                .coalesce(false);
        store.add(List.of(SteppedJobs.record(World.DEFINITIONS, spec, micros())));
    }

    private void live(Dispatcher node, Duration time) {
        for (long end = nanos + time.toNanos(); nanos < end; nanos += 10_000_000) {
            SteppedDispatcher.turn(node);
            executor.run();
        }
    }

    @Test
    void claimsThatNobodyHeardOfAreFoundWithinALease() {
        Dispatcher node = node();
        live(node, Duration.ofSeconds(1));
        store.losesRequest = true;
        live(node, Duration.ofSeconds(5));
        assertThat(store.lost).as("a request was lost").isNotNull();

        add("new", Duration.ofMillis(50));
        nanos += 10_000_000;
        store.arrive();
        live(node, LEASE);

        assertThat(handedOver).isNotEmpty();
    }

    @Test
    void aCompletionThatArrivesLateIsNotTakenForAnEdit() {
        Dispatcher node = node();
        add("job", Duration.ofSeconds(1));
        live(node, Duration.ofMillis(1_000));
        store.losesRequest = true;
        store.arrivesAfterTheQuestion = true;
        live(node, Duration.ofSeconds(6));

        assertThat(store.lost).as("a request was lost").isNotNull();
        assertThat(store.arrivesAfterTheQuestion).as("it has arrived").isFalse();
        assertThat(handedOver)
                .hasSizeGreaterThan(4)
                .extracting(RunPlan::fireTime)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatWasRunUntilTheLeaseLapsedIsRecordedThoughTheLastReplyWasLost() {
        Dispatcher node = node();
        add("job", Duration.ofSeconds(1));
        live(node, Duration.ofMillis(1_950));
        store.losesReply = true;
        live(node, LEASE.plusSeconds(2));
        assertThat(store.isAway).as("it was away, with a completion done").isTrue();
        int before = handedOver.size();

        store.isAway = false;
        live(node, Duration.ofSeconds(10));

        assertThat(before).isGreaterThan(8);
        assertThat(handedOver)
                .hasSizeGreaterThan(before + 8)
                .extracting(RunPlan::fireTime)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatTheVeryFirstRequestClaimedIsFoundAsSoonAsTheStoreAnswers() {
        Dispatcher node = node();
        add("job", Duration.ofMillis(50));
        nanos += 60_000_000;
        store.losesReply = true;
        live(node, Duration.ofSeconds(1));

        assertThat(store.losesReply).as("a reply was lost").isFalse();
        assertThat(handedOver).isNotEmpty();
    }

    @Test
    void nothingIsJudgedByTheNodesClockBeforeTheStoreHasToldItsTime() {
        wrong = Duration.ofHours(1).toMillis() * 1_000;
        Dispatcher node = node();
        add("job", Duration.ofMillis(50));
        store.losesReply = true;
        live(node, Duration.ofSeconds(9));

        assertThat(handedOver).isNotEmpty();
        assertThat(handedOver).allMatch(run -> run.fireTime() <= micros());
        assertThat(handedOver).hasSizeLessThan(200);
    }
}
