package io.apscheduler.engine.config;

import static io.apscheduler.engine.config.Reading.problems;
import static io.apscheduler.engine.config.Reading.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apscheduler.engine.executor.CallerThreads;
import io.apscheduler.engine.executor.ThreadPool;
import io.apscheduler.engine.executor.VirtualThreads;
import io.apscheduler.spi.ExecutorContext;
import io.apscheduler.spi.JobExecutor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExecutorSettingsTest {
    private static final String THING = Thing.class.getName();

    private static int freeThreads(JobExecutor executor) {
        executor.open(new ExecutorContext("main", "default"));
        try {
            return executor.freeThreads();
        } finally {
            executor.close();
        }
    }

    @Nested
    class ThreadPools {
        @Test
        void haveOptions() {
            JobExecutor executor = settings(
                            "executor.io.class = threadpool",
                            "executor.io.core_threads = 2",
                            "executor.io.max_threads = ${THREADS}",
                            "executor.io.keepalive = 0.5")
                    .executors()
                    .get("io");

            assertThat(executor).isInstanceOf(ThreadPool.class);
            assertThat(freeThreads(executor)).isEqualTo(7);
        }

        @Test
        void haveTwentyThreadsByDefaultOrAsManyAsTheCore() {
            Settings settings = settings(
                    "executors.a.class = threadpool",
                    "executors.b.class = threadpool",
                    "executors.b.core_threads = 30");

            assertThat(freeThreads(settings.executors().get("a"))).isEqualTo(20);
            assertThat(freeThreads(settings.executors().get("b"))).isEqualTo(30);
        }

        @Test
        void needACoreWithinTheMaximum() {
            assertThat(problems("threadpool.core_threads = 3", "threadpool.max_threads = 2"))
                    .containsExactly("apscheduler.threadpool.core_threads is \"3\","
                            + " but must be no more than max_threads, which is 2.");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "core_threads | -1    | a whole number from 0 to 100000",
                    "max_threads  | 0     | a whole number from 1 to 100000",
                    "max_threads  | 1e9   | a whole number from 1 to 100000",
                    "keepalive    | never | a duration in seconds such as 30 or 0.5, or in ISO-8601 such as PT30S"
                })
        void refuseOtherValues(String key, String value, String expected) {
            assertThat(problems("threadpool." + key + " = " + value))
                    .containsExactly(
                            "apscheduler.threadpool." + key + " is \"" + value + "\", but must be " + expected + ".");
        }

        @Test
        void refuseOtherOptions() {
            assertThat(problems("threadpool.maxthreads = 3", "threadpool.colour = red"))
                    .containsExactly(
                            "apscheduler.threadpool.colour is unknown: the executor threadpool has the options"
                                    + " core_threads, keepalive, max_threads.",
                            "apscheduler.threadpool.maxthreads is unknown."
                                    + " Did you mean apscheduler.threadpool.max_threads?");
        }
    }

    @Nested
    class TheDefault {
        @Test
        void isNotMadeHereUnlessItIsConfigured() {
            assertThat(settings().executors()).isEmpty();
        }

        @Test
        void canBeConfiguredAsThreadpool() {
            assertThat(freeThreads(
                            settings("threadpool.max_threads = 3").executors().get("default")))
                    .isEqualTo(3);
        }

        @Test
        void canBeConfiguredLikeAnyOther() {
            assertThat(settings("executor.default.class = " + THING + "$OwnExecutor")
                            .executors()
                            .get("default"))
                    .isInstanceOf(Thing.OwnExecutor.class);
        }

        @Test
        void cannotBeConfiguredInTwoWays() {
            assertThat(problems("threadpool.max_threads = 3", "executor.default.class = threadpool"))
                    .containsExactly("apscheduler.executor.default.* and apscheduler.threadpool.* both describe the"
                            + " executor default. Remove one of them.");
            assertThat(problems("threadpool = " + THING + "::pool", "executor.default.class = threadpool"))
                    .containsExactly("apscheduler.executor.default.* and apscheduler.threadpool both describe the"
                            + " executor default. Remove one of them.");
            assertThat(problems("threadpool = " + THING + "::pool", "threadpool.max_threads = 3"))
                    .containsExactly("apscheduler.threadpool.max_threads has no effect on apscheduler.threadpool,"
                            + " which is an executor of yours. Remove one of them.");
        }
    }

    @Nested
    class CallersExecutors {
        @ParameterizedTest
        @CsvSource({"pool", "POOL"})
        void comeFromMethodsAndFields(String member) {
            assertThat(settings("threadpool = " + THING + "::" + member)
                            .executors()
                            .get("default"))
                    .isInstanceOf(CallerThreads.class);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Thing::none       | it gives null, which is no ExecutorService.",
                    "Thing::TEXT       | it gives a java.lang.String, which is no ExecutorService.",
                    "Thing::failing    | it failed: java.lang.IllegalStateException: no threads today.",
                    "Nothing::pool     | no class of that name is on the class path.",
                    "Thing::missing    | there is no such field or method. Write com.acme.Pools::shared for a public"
                            + " static field, or method without parameters, that gives an ExecutorService.",
                    "Thing::notStatic  | there is no such field or method. Write com.acme.Pools::shared for a public"
                            + " static field, or method without parameters, that gives an ExecutorService.",
                    "Thing::NOT_PUBLIC | there is no such field or method. Write com.acme.Pools::shared for a public"
                            + " static field, or method without parameters, that gives an ExecutorService.",
                    "Thing             | that names no executor. Write com.acme.Pools::shared for a public"
                            + " static field, or method without parameters, that gives an ExecutorService."
                })
        void areRefusedOtherwise(String reference, String problem) {
            String whole = THING.replace("Thing", reference);

            assertThat(problems("threadpool = " + whole))
                    .containsExactly("apscheduler.threadpool is \"" + whole + "\": " + problem);
        }
    }

    @Nested
    class Classes {
        @Test
        void thatAreUnknownAreReportedWithWhatWasFound() {
            assertThat(problems("executor.io.class = threadpol"))
                    .containsExactly(
                            "apscheduler.executor.io.class is \"threadpol\", but no provider of that name is on"
                                    + " the class path. Found: threadpool, virtual. Did you mean threadpool?");
        }

        @Test
        void mustHaveAPublicConstructorWithoutParameters() {
            assertThat(problems("executor.io.class = " + THING + "$Picky"))
                    .containsExactly(
                            "apscheduler.executor.io.class is \"" + THING + "$Picky\": that class must be public,"
                                    + " not abstract, and have a public constructor without parameters.");
        }

        @Test
        void mustBeMade() {
            assertThat(problems("executor.io.class = " + THING + "$Broken"))
                    .containsExactly("apscheduler.executor.io.*: making the executor failed:"
                            + " java.lang.IllegalStateException: broken");
        }
    }

    @Nested
    class Virtual {
        @Test
        void isMadeWhereTheJvmHasIt() {
            assumeTrue(VirtualThreads.areAvailable());

            assertThat(settings("executor.io.class = virtual").executors().get("io"))
                    .isInstanceOf(VirtualThreads.class);
        }

        @Test
        void isRefusedWhereTheJvmDoesNot() {
            assumeFalse(VirtualThreads.areAvailable());

            assertThat(problems("executor.io.class = virtual"))
                    .containsExactly(
                            "apscheduler.executor.io.class is \"virtual\", but must be an executor that this JVM"
                                    + " can have: virtual threads need Java 21 or later, and this is Java "
                                    + Runtime.version().feature() + ". Use threadpool here, or another JVM.");
        }

        @Test
        void hasNoOptions() {
            assertThat(problems("executor.io.class = virtual", "executor.io.max_threads = 3"))
                    .contains("apscheduler.executor.io.max_threads is unknown: the executor virtual has no options.");
        }
    }
}
