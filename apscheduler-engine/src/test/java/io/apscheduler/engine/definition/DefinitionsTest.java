package io.apscheduler.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.engine.task.NamedTasks;
import io.apscheduler.engine.task.TaskBinder;
import io.apscheduler.engine.task.TaskPolicy;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import io.apscheduler.spi.Definition;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
    private static final long CREATED = 1_793_433_600_000_000L;

    private final NamedTasks named = new NamedTasks();
    private final TaskBinder tasks = new TaskBinder(
            type -> {
                throw new AssertionError("No object of " + type + " is needed.");
            },
            TaskPolicy.DEFAULT,
            named);
    private final Definitions definitions =
            new Definitions(tasks, ZoneOffset.UTC, Duration.ofSeconds(1), Coalesce.NONE);

    private JobDefinition define(JobSpec spec) {
        return definitions.define(spec, CREATED, null);
    }

    @Nested
    class JobsOfOneKind {
        @Test
        void shareTheirSpec() {
            JobDefinition one = define(nightly("one"));
            JobDefinition other = define(nightly("other"));

            assertThat(one.kind()).isSameAs(other.kind());
            assertThat(one.spec("one").id()).contains("one");
            assertThat(other.spec("other").name()).contains("Job other");
            assertThat(one.name()).isEqualTo("Job one");
        }

        @Test
        void shareTheirSpecAmongAThousandKinds() {
            List<JobDefinition> first = thousandKinds();
            List<JobDefinition> second = thousandKinds();

            long shared = IntStream.range(0, first.size())
                    .filter(i -> first.get(i).kind() == second.get(i).kind())
                    .count();
            assertThat(shared).isGreaterThan(900);
        }

        private List<JobDefinition> thousandKinds() {
            return IntStream.range(0, 1_000)
                    .mapToObj(i -> define(JobSpec.of(
                            Task.of(DefinitionsTest::work),
                            Triggers.cron().minute(i % 60).second(i / 60))))
                    .toList();
        }

        @Test
        void areAnchoredEachWhereItWasMade() {
            JobSpec hourly = JobSpec.of(Task.of(DefinitionsTest::work), Triggers.every(Duration.ofHours(1)));
            JobDefinition early = definitions.define(hourly, CREATED, null);
            JobDefinition late = definitions.define(hourly, CREATED + 5, null);

            assertThat(early.kind()).isSameAs(late.kind());
            assertThat(definitions.times(early, "early").first(CREATED)).isEqualTo(CREATED + 3_600_000_000L);
            assertThat(definitions.times(late, "late").first(CREATED)).isEqualTo(CREATED + 3_600_000_005L);
            assertThat(definitions.times(early, "early").first(CREATED)).isEqualTo(CREATED + 3_600_000_000L);
        }

        @Test
        void followTheirOwnZones() {
            JobDefinition utc = define(nightly("utc"));
            JobDefinition there = new JobDefinition(
                    utc.kind(), null, new JobDefinition.Birthplace(ZoneId.of("Asia/Tokyo"), null), CREATED);

            long first = definitions.times(utc, "utc").first(CREATED);
            assertThat(definitions.times(there, "there").first(CREATED)).isNotEqualTo(first);
            assertThat(definitions.times(utc, "utc").first(CREATED)).isEqualTo(first);
        }

        @Test
        void areDelayedEachByItsOwnJitter() {
            JobSpec spread = JobSpec.of(
                    Task.of(DefinitionsTest::work), Triggers.cron().hour(5).jitter(Duration.ofMinutes(30)));
            JobDefinition definition = define(spread);
            long fire = definitions.times(definition, "a").first(CREATED);

            assertThat(definitions.times(definition, "a").due(fire))
                    .isNotEqualTo(definitions.times(definition, "b").due(fire))
                    .isEqualTo(definitions.times(definition, "a").due(fire));
        }
    }

    @Nested
    class JobsOfABatch {
        @Test
        void areOneDefinitionWhereTheyDifferInNothingButTheId() {
            JobSpec hourly = JobSpec.of(Task.of(DefinitionsTest::work), Triggers.every(Duration.ofHours(1)));

            JobDefinition one = define(hourly.id("one"));
            assertThat(define(hourly.id("other"))).isSameAs(one);
            assertThat(definitions.define(hourly, CREATED + 1, null)).isNotSameAs(one);
            assertThat(definitions.define(hourly, CREATED, "jobs.properties")).isNotSameAs(one);
            assertThat(define(hourly.name("named"))).isNotSameAs(one);
        }
    }

    @Nested
    class StoredJobs {
        private final String text = define(JobSpec.of(Task.ref(PublicWork.class.getName() + "::work"), Triggers.now()))
                .text();

        @Test
        void shareWhatTheSameTextComesTo() {
            ReadyJob one = ready(Definition.of(text, "One", "default", 5, "a.properties"));
            ReadyJob other = ready(Definition.of(text, "Other", "default", 5, null));

            assertThat(other.invocation()).isSameAs(one.invocation());
            assertThat(one.definition().name()).isEqualTo("One");
            assertThat(one.definition().origin()).isEqualTo("a.properties");
            assertThat(other.definition().name()).isEqualTo("Other");
            assertThat(other.definition().origin()).isNull();
            assertThat(other.definition().created()).isEqualTo(CREATED);
        }

        @Test
        void keepTheOptionsThatHaveColumnsOfTheirOwn() {
            ready(Definition.of(text, "work", "default", 5, null));

            assertThat(ready(Definition.of(text, "work", "mail", 5, null)).executor())
                    .isEqualTo("mail");
            assertThat(ready(Definition.of(text, "work", "default", 9, null))
                            .definition()
                            .priority())
                    .isEqualTo(9);
        }

        @Test
        void areNotRememberedWhereTheirTextIsLong() {
            String large = define(JobSpec.of(
                            Task.ref(PublicWork.class.getName() + "::read", "x".repeat(Preparations.LONG_TEXT)),
                            Triggers.now()))
                    .text();

            ReadyJob one = ready(Definition.of(large, "read", "default", 5, null));
            ReadyJob other = ready(Definition.of(large, "read", "default", 5, null));
            assertThat(other.invocation()).isNotSameAs(one.invocation());
        }

        private ReadyJob ready(Definition stored) {
            return definitions.ready(stored, "job", "default");
        }
    }

    /** Has what stored jobs call. */
    public static final class PublicWork {
        private PublicWork() {}

        public static void work() {}

        public static int read(String text) {
            return text.length();
        }
    }

    @Nested
    class JobsOfDifferentKinds {
        @Test
        void areThoseWithOtherOptions() {
            assertThat(define(nightly("a").maxInstances(2)).kind())
                    .isNotSameAs(define(nightly("a")).kind());
        }

        @Test
        void areThoseWithArgumentsThatAreMerelyEqual() {
            JobDefinition one =
                    define(JobSpec.of(Task.of(DefinitionsTest::append, new StringBuilder()), Triggers.now()));
            JobDefinition other =
                    define(JobSpec.of(Task.of(DefinitionsTest::append, new StringBuilder()), Triggers.now()));

            assertThat(one.kind()).isNotSameAs(other.kind());
        }
    }

    @Test
    void callsATaskThatWasRegisteredAnew() throws Exception {
        StringBuilder calls = new StringBuilder();
        JobDefinition definition = define(JobSpec.of(Task.named("report"), Triggers.now()));

        named.register("report", Task.of(() -> calls.append("old ")));
        definitions.ready(definition, "job", "default").invocation().call(null);
        named.register("report", Task.of(() -> calls.append("new")));
        definitions.ready(definition, "job", "default").invocation().call(null);

        assertThat(calls).hasToString("old new");
    }

    private static JobSpec nightly(String id) {
        return JobSpec.of(Task.of(DefinitionsTest::work), Triggers.cron().hour(3))
                .id(id)
                .name("Job " + id);
    }

    private static void work() {}

    private static void append(StringBuilder text) {
        text.append('.');
    }
}
