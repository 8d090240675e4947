package io.apscheduler.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.apscheduler.engine.task.acme.Jobs;
import io.apscheduler.job.Coalesce;
import io.apscheduler.job.ConfigurationException;
import io.apscheduler.job.ConflictPolicy;
import io.apscheduler.job.CronSchedule;
import io.apscheduler.job.DateSchedule;
import io.apscheduler.job.IntervalSchedule;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Retry;
import io.apscheduler.trigger.TriggerSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class AnnotatedMethodsTest {
    private static final String HERE = AnnotatedMethodsTest.class.getName();
    private static final String JOBS = Jobs.class.getName();

    private final RunContext context = new RunContext();
    private final TaskBinder binder = new TaskBinder(type -> new Jobs(), TaskPolicy.DEFAULT, new NamedTasks());

    private static Map<String, JobSpec> read(Object bean) {
        return AnnotatedMethods.of(bean, trigger -> {}).stream()
                .collect(Collectors.toMap(spec -> spec.id().orElseThrow(), Function.identity()));
    }

    private static List<String> problems(Object bean) {
        return catchThrowableOfType(ConfigurationException.class, () -> read(bean))
                .problems();
    }

    @Nested
    final class Reading {
        private final Jobs bean = new Jobs();
        private final Map<String, JobSpec> specs = read(bean);

        @Test
        void findsEveryMarkedMethod() {
            assertThat(specs)
                    .containsOnlyKeys(
                            JOBS + "::nightly",
                            "often",
                            JOBS + "::once",
                            JOBS + "::inherited",
                            JOBS + "::shared",
                            JOBS + "::twice");
            assertThat(specs.values()).allMatch(spec -> spec.onConflict() == ConflictPolicy.REPLACE);
        }

        @Test
        void makesTriggersOfTheGivenOptionsAlone() {
            TriggerSpec nightly = specs.get(JOBS + "::nightly").trigger();
            assertThat(nightly.type()).isEqualTo("cron");
            assertThat(nightly.options())
                    .isEqualTo(Map.of("day_of_week", "mon-fri", "hour", "5", "start_date", "2026-11-22"));
            assertThat(specs.get("often").trigger().type()).isEqualTo("interval");
            assertThat(specs.get("often").trigger().options()).isEqualTo(Map.of("minutes", "1.5", "jitter", "3"));
            assertThat(specs.get(JOBS + "::once").trigger().options())
                    .isEqualTo(Map.of("run_date", "2026-11-22 10:00"));
        }

        @Test
        void takesTheOptionsOfTheJob() {
            JobSpec often = specs.get("often");
            assertThat(often.name()).contains("Every now and then");
            assertThat(often.store()).isEqualTo("file");
            assertThat(often.executor()).isEqualTo("io");
            assertThat(often.misfireGraceTime()).contains(Duration.ofMillis(500));
            assertThat(often.coalesce()).contains(Coalesce.EARLIEST);
            assertThat(often.maxRuns()).hasValue(10);
            assertThat(often.maxInstances()).hasValue(3);
            assertThat(often.priority()).isEqualTo(7);
            assertThat(often.timeout()).contains(Duration.ofMinutes(1));
            assertThat(often.retry()).contains(Retry.fixed(5, Duration.ofSeconds(1)));
            assertThat(often.isAtMostOnce()).isTrue();
        }

        @Test
        void leavesTheOthersOpen() {
            JobSpec nightly = specs.get(JOBS + "::nightly");
            assertThat(nightly)
                    .usingRecursiveComparison()
                    .isEqualTo(JobSpec.of(nightly.task(), nightly.trigger())
                            .id(JOBS + "::nightly")
                            .onConflict(ConflictPolicy.REPLACE));
            assertThat(nightly.task().shortName()).isEqualTo("nightly");
        }

        @Test
        void knowsNoLimit() {
            assertThat(specs.get(JOBS + "::once").misfireGraceTime()).contains(JobSpec.NO_LIMIT);
        }
    }

    @Nested
    final class Calling {
        private final Jobs bean = new Jobs();
        private final Map<String, JobSpec> specs = read(bean);

        @Test
        void reachesTheVeryObjectInMemory() throws Exception {
            assertThat(binder.bind(specs.get(JOBS + "::nightly").task()).call(context))
                    .isSameAs(bean);
            assertThat(binder.bind(specs.get(JOBS + "::inherited").task()).call(context))
                    .isSameAs(bean);
            assertThat(binder.bind(specs.get("often").task()).call(context)).isSameAs(context);
            assertThat(binder.bind(specs.get(JOBS + "::shared").task()).call(context))
                    .isEqualTo("static");
        }

        @Test
        void reachesAMadeObjectWhenStored() throws Exception {
            for (JobSpec spec : specs.values()) {
                binder.checkPersistable(spec.task());
            }
            Object called = binder.bind(TaskCodec.read(
                            TaskCodec.write(specs.get(JOBS + "::nightly").task())))
                    .call(context);
            assertThat(called).isInstanceOf(Jobs.class).isNotSameAs(bean);
            assertThat(TaskCodec.write(specs.get("often").task()))
                    .hasToString("{\"kind\":\"method\",\"ref\":\"" + JOBS + "::often\"}");
            assertThat(TaskCodec.write(specs.get(JOBS + "::twice").task()))
                    .hasToString("{\"kind\":\"method\",\"ref\":\"" + JOBS + "::twice()\"}");
        }

        @Test
        void reachesClassesThatAreNotPublic() throws Exception {
            AtomicInteger calls = new AtomicInteger();
            Object anonymous = new Object() {
                @IntervalSchedule(seconds = "1")
                public void tick() {
                    calls.incrementAndGet();
                }

                @IntervalSchedule(seconds = "1")
                public void tock(JobContext run) {
                    calls.addAndGet(run == context ? 10 : 0);
                }
            };
            for (JobSpec spec : read(anonymous).values()) {
                binder.bind(spec.task()).call(context);
            }
            assertThat(calls).hasValue(11);
        }
    }

    /** Everything that can be wrong. */
    static class Wrong {
        @CronSchedule(hour = "5")
        void hidden() {}

        @CronSchedule(hour = "5")
        public void wantsMore(String what) {}

        @CronSchedule(hour = "5", misfireGraceTime = "soon")
        public void soon() {}

        @CronSchedule(hour = "5", coalesce = "perhaps")
        public void perhaps() {}

        @CronSchedule(hour = "5", maxRuns = -1)
        public void negative() {}

        @CronSchedule(hour = "5")
        @DateSchedule(runDate = "now")
        public void two() {}

        @CronSchedule(hour = "5", id = "same")
        public void sameA() {}

        @CronSchedule(hour = "5", id = "same")
        public void sameB() {}
    }

    @Nested
    final class Refusing {
        @Test
        void namesAllProblemsAtOnce() {
            String wrong = HERE + "$Wrong::";
            assertThat(problems(new Wrong()))
                    .containsExactlyInAnyOrder(
                            wrong + "hidden is not public. Make it public.",
                            wrong + "wantsMore has parameters, but a scheduled method may have none but a JobContext.",
                            wrong
                                    + "soon has a wrong @CronSchedule: \"soon\" is no duration. Write seconds, as 30 or 0.5, or"
                                    + " ISO-8601, as PT30S.",
                            wrong
                                    + "perhaps has a wrong @CronSchedule: coalesce is \"perhaps\", but can be false, true, latest or"
                                    + " earliest.",
                            wrong
                                    + "negative has a wrong @CronSchedule: The maxRuns of a job must be at least 1, not -1.",
                            wrong + "two has the id \"" + wrong
                                    + "two\", which another schedule of this object has, too." + " Give each an id.",
                            wrong
                                    + "sameB has the id \"same\", which another schedule of this object has, too. Give each an id.");
        }

        @Test
        void objectsWithoutASchedule() {
            assertThat(problems("text"))
                    .containsExactly("No method of java.lang.String is marked with @CronSchedule,"
                            + " @IntervalSchedule or @DateSchedule.");
        }

        @Test
        void triggersThatDoNotCompile() {
            assertThatThrownBy(() -> AnnotatedMethods.of(new Jobs(), trigger -> {
                        throw new IllegalArgumentException("no " + trigger.type());
                    }))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(JOBS + "::nightly has a wrong @CronSchedule: no cron")
                    .hasMessageContaining(JOBS + "::once has a wrong @DateSchedule: no date");
        }
    }
}
