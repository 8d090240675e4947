package io.apscheduler.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.engine.task.acme.Backup;
import io.apscheduler.engine.task.acme.Letters;
import io.apscheduler.engine.task.acme.Mailer;
import io.apscheduler.engine.task.acme.Order;
import io.apscheduler.engine.task.acme.Reports;
import io.apscheduler.engine.task.acme.Size;
import io.apscheduler.engine.task.acme.Vault;
import io.apscheduler.job.Call;
import io.apscheduler.job.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TaskBinderTest {
    private static final String ACME = "io.apscheduler.engine.task.acme.";

    private final Mailer mailer = new Mailer();
    private final NamedTasks named = new NamedTasks();
    private final RunContext context = new RunContext();

    private TaskBinder binder(TaskPolicy policy) {
        return new TaskBinder(type -> type == Mailer.class ? mailer : new Backup(), policy, named);
    }

    private Object call(Task task) throws Exception {
        return binder(TaskPolicy.DEFAULT).bind(task).call(context);
    }

    private Object callStored(Task task) throws Exception {
        return call(TaskCodec.read(TaskCodec.write(task)));
    }

    @Nested
    final class LiveTasks {
        @Test
        void returnWhatTheMethodReturned() throws Exception {
            assertThat(call(Task.of(Reports::daily))).isEqualTo(List.of());
            assertThat(call(Task.of(Reports::send, "ops", 3))).isEqualTo(List.of("ops", 3));
            assertThat(call(Task.of(Reports::pick, 7))).isEqualTo(List.of("number", 7));
            assertThat(call(Task.of(Reports::pick, "7"))).isEqualTo(List.of("text", "7"));
            assertThat(call(Task.of(Reports::wide, 1L, 2.0))).isEqualTo(List.of(1L, 2.0));
        }

        @Test
        void getTheContextWhereItsPlaceholderStands() throws Exception {
            assertThat(call(Task.of(Reports::audit, "ops", Task.CONTEXT))).isEqualTo(List.of("ops", context));
            assertThat(call(Task.of(Reports::first, Task.CONTEXT, "ops"))).isEqualTo(List.of(context, "ops"));
        }

        @Test
        void getTheVeryArguments() throws Exception {
            List<String> list = new ArrayList<>();
            assertThat(call(Task.of(Reports::collect, list))).isSameAs(list);
            assertThat(list).containsExactly("run");
        }

        @Test
        void areCalledOnObjectsOfTheInstanceFactory() throws Exception {
            assertThat(call(Task.of(Mailer.class, Mailer::send, "ops", 3))).isEqualTo(List.of(mailer, "ops", 3));
            assertThat(call(Task.of(Mailer.class, Mailer::report, Task.CONTEXT)))
                    .isEqualTo(List.of(mailer, context));
        }

        @Test
        void areCalledOnTheirOwnObject() throws Exception {
            Reports reports = new Reports();
            assertThat(call(Task.of(reports::print, "x"))).isEqualTo(List.of(reports, "x"));
            assertThat(call(Task.of(Reports::print, reports, "y"))).isEqualTo(List.of(reports, "y"));
        }

        @Test
        void mayBeOverloadedMethodsOfThePlatform() throws Exception {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(bytes, true);
            call(Task.of(out::print, "tick"));
            call(Task.of(out::print, 7));
            assertThat(bytes).hasToString("tick7");
        }

        @Test
        void mayBeConstructors() throws Exception {
            assertThat(call(Task.of(AtomicInteger::new, 5))).hasToString("5");
        }

        @Test
        void mayBeLambdas() throws Exception {
            AtomicInteger counter = new AtomicInteger();
            Call.Of0 anonymous = new Call.Of0() {
                @Override
                public void call() {
                    counter.addAndGet(100);
                }
            };
            assertThat(call(Task.of(() -> counter.addAndGet(1)))).isNull();
            call(Task.of(n -> counter.addAndGet(n), 10));
            call(Task.of(anonymous));
            call(Task.of(Mailer.class, m -> counter.addAndGet(m == mailer ? 1000 : 0)));
            call(Task.of((a, b, c, d, e) -> counter.addAndGet(a + b + c + d + e), 2000, 2000, 2000, 2000, 2000));
            assertThat(counter).hasValue(11_111);
        }

        @Test
        void mayBeOutOfReach() throws Exception {
            Vault.CALLS.set(0);
            for (Task task : Vault.tasks()) {
                assertThat(call(task)).isNull();
            }
            assertThat(Vault.CALLS).hasValue(5);
        }

        @Test
        void mayBeClasses() throws Exception {
            assertThat(call(Task.of(Backup.class))).isNull();
            assertThat(context.result()).isEqualTo("backed up");
        }

        @Test
        void throwWhatTheyThrow() {
            assertThatThrownBy(() -> call(Task.of(Reports::fail)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk full");
            assertThatThrownBy(() -> call(Task.of(Reports::error))).isInstanceOf(StackOverflowError.class);
            assertThatThrownBy(() -> call(Task.of(() -> {
                        throw new IOException("lambda");
                    })))
                    .isInstanceOf(IOException.class);
        }

        @Test
        void areBoundOnceAndCalledOften() throws Exception {
            Invocation invocation = binder(TaskPolicy.DEFAULT).bind(Task.of(Reports::audit, "ops", Task.CONTEXT));
            RunContext second = new RunContext();
            assertThat(invocation.call(context)).isEqualTo(List.of("ops", context));
            assertThat(invocation.call(second)).isEqualTo(List.of("ops", second));
        }

        @Test
        void failWhenTheInstanceFactoryMakesSomethingElse() {
            TaskBinder wrong = new TaskBinder(type -> "text", TaskPolicy.DEFAULT, named);
            assertThatThrownBy(() -> wrong.bind(Task.of(Mailer.class, Mailer::send, "ops", 3))
                            .call(context))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The instance factory was asked for a " + ACME + "Mailer and gave a java.lang.String.");
        }
    }

    @Nested
    final class TasksFromText {
        @Test
        void nameStaticMethods() throws Exception {
            assertThat(call(Task.ref(ACME + "Reports::send", "ops", 3))).isEqualTo(List.of("ops", 3));
            assertThat(call(Task.ref(ACME + "Reports::daily()"))).isEqualTo(List.of());
        }

        @Test
        void nameMethodsOfMadeObjects() throws Exception {
            assertThat(call(Task.ref(ACME + "Mailer::send", "ops", 3))).isEqualTo(List.of(mailer, "ops", 3));
        }

        @Test
        void nameClasses() throws Exception {
            call(Task.ref(ACME + "Backup"));
            assertThat(context.result()).isEqualTo("backed up");
        }

        @Test
        void tellOverloadsApartByTypes() throws Exception {
            assertThat(call(Task.ref(ACME + "Reports::pick(int)", 7))).isEqualTo(List.of("number", 7));
            assertThat(call(Task.ref(ACME + "Reports::pick( java.lang.String )", "x")))
                    .isEqualTo(List.of("text", "x"));
        }

        @Test
        void getTheContextWhereTheMethodDeclaresIt() throws Exception {
            assertThat(call(Task.ref(ACME + "Reports::audit", "ops"))).isEqualTo(List.of("ops", context));
            assertThat(call(Task.ref(ACME + "Reports::first", "ops"))).isEqualTo(List.of(context, "ops"));
            assertThat(call(Task.ref(ACME + "Reports::audit", "ops", Task.CONTEXT)))
                    .isEqualTo(List.of("ops", context));
        }

        @Test
        void getTheVeryArgumentsThatFit() throws Exception {
            List<String> list = new ArrayList<>();
            assertThat(call(Task.ref(ACME + "Reports::collect", list))).isSameAs(list);
        }

        @Test
        void convertArgumentsThatDoNotFit() throws Exception {
            assertThat(call(Task.ref(ACME + "Reports::wide", 1, 2))).isEqualTo(List.of(1L, 2.0));
            Object moments = call(Task.ref(ACME + "Reports::moments", Map.of("start", "2026-11-22T00:00:00Z")));
            assertThat(moments).isEqualTo(Map.of("start", Instant.parse("2026-11-22T00:00:00Z")));
        }

        @Test
        void resolveTheTypesOfGenericBaseClasses() throws Exception {
            Map<String, Object> json = Map.of("item", "bolt", "count", 2, "size", "SMALL", "parts", List.of());
            assertThat(call(Task.ref(ACME + "Mailer::deliver", json)))
                    .isEqualTo(new Order("bolt", 2, null, Size.SMALL, List.of()));
        }

        @Test
        void findMethodsAsTheyWereWritten() throws Exception {
            TaskBinder letters = new TaskBinder(type -> new Letters(), TaskPolicy.DEFAULT, named);
            assertThat(letters.bind(Task.ref(ACME + "Letters::numbers", List.of(1)))
                            .call(context))
                    .isEqualTo(List.of(1L));
            assertThat(letters.bind(Task.ref(ACME + "Letters::deliver", Map.of("count", 2)))
                            .call(context))
                    .isEqualTo(new Order(null, 2, null, null, null));
            letters.checkPersistable(Task.ref(ACME + "Letters::numbers", List.of(1L)));
            letters.checkPersistable(Task.of(Letters.class, Letters::deliver, new Order("bolt", 2, null, null, null)));
        }

        static Stream<Arguments> unknown() {
            String ambiguous = ACME + "Reports::pick(int), " + ACME + "Reports::pick(java.lang.String)";
            return Stream.of(
                    Arguments.of(
                            Task.ref("com.acme.Nowhere::run"),
                            "There is no class com.acme.Nowhere here. Check the name and the class path."),
                    Arguments.of(
                            Task.ref(ACME + "Reports::nothing"),
                            "Class " + ACME + "Reports has no public method nothing. Check the name."),
                    Arguments.of(
                            Task.ref(ACME + "Reports::hidden"),
                            ACME + "Reports::hidden is not public. Make it public."),
                    Arguments.of(
                            Task.ref(ACME + "Reports::new"),
                            ACME + "Reports::new is a constructor. Write a public static method that calls it."),
                    Arguments.of(
                            Task.ref(ACME + "Reports::many", "x"),
                            ACME
                                    + "Reports::many takes a variable number of arguments, which cannot be told from a list."
                                    + " Write a method that takes a List."),
                    Arguments.of(
                            Task.ref(ACME + "Reports::send", "x"),
                            ACME + "Reports::send was given 1 argument, but there is " + ACME
                                    + "Reports::send(java.lang.String,int). Parameters of type JobContext take none."),
                    Arguments.of(
                            Task.ref(ACME + "Reports::send(int)", 1),
                            ACME + "Reports::send(int) was given 1 argument, but there is " + ACME
                                    + "Reports::send(java.lang.String,int). Parameters of type JobContext take none."),
                    Arguments.of(
                            Task.ref(ACME + "Reports::pick", "x"),
                            "Several methods fit " + ACME + "Reports::pick with 1 argument. Write one of " + ambiguous
                                    + "."),
                    Arguments.of(
                            Task.ref(ACME + "Mailer$Inner::run"),
                            "Class " + ACME
                                    + "Mailer$Inner is an inner class, which needs an object of its enclosing class."
                                    + " Make it static."),
                    Arguments.of(
                            Task.ref(ACME + "Vault$Room::open"),
                            "Class " + ACME + "Vault$Room is not public. Make it public."),
                    Arguments.of(
                            Task.ref(ACME + "Reports"),
                            "Class " + ACME
                                    + "Reports does not implement TaskBody. Let it, or name one of its methods: " + ACME
                                    + "Reports::method."),
                    Arguments.of(
                            Task.ref(ACME + "Backup", 1),
                            "Class " + ACME + "Backup was given 1 argument, but a TaskBody takes none. Name one of its"
                                    + " methods: " + ACME + "Backup::method."));
        }

        @ParameterizedTest
        @MethodSource
        void unknown(Task task, String message) {
            assertThatThrownBy(() -> call(task))
                    .isInstanceOf(UnknownTaskException.class)
                    .hasMessage(message);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "java.lang.Runtime::exec",
                    "java.lang.System::exit",
                    "java.lang.ProcessBuilder::start",
                    "java.sql.DriverManager::getConnection",
                    "javax.naming.InitialContext::doLookup",
                    "jdk.internal.misc.Unsafe::getUnsafe",
                    "sun.misc.Unsafe::getUnsafe",
                    "com.sun.tools.javac.Main::compile",
                    "java.util.spi.ToolProvider::findFirst"
                })
        void neverNameThePlatform(String reference) {
            String type = reference.substring(0, reference.indexOf("::"));
            assertThatThrownBy(() -> call(Task.ref(reference, "x")))
                    .isInstanceOf(UnknownTaskException.class)
                    .hasMessage(
                            "Class " + type + " belongs to the Java platform, whose methods cannot be named as tasks."
                                    + " Write a method of your own that calls it.");
        }

        @Test
        void neverNameWhatThePlatformGaveTheirClass() {
            assertThatThrownBy(() -> call(Task.ref(ACME + "Reports::notifyAll")))
                    .isInstanceOf(UnknownTaskException.class)
                    .hasMessageContaining("Class java.lang.Object belongs to the Java platform");
        }

        @ParameterizedTest
        @ValueSource(strings = {"io.apscheduler.Scheduler::create", "io.apscheduler.engine.task.TaskCodec::read"})
        void neverNameTheScheduler(String reference) {
            assertThatThrownBy(() -> call(Task.ref(reference)))
                    .isInstanceOf(UnknownTaskException.class)
                    .hasMessageContaining("belongs to the scheduler, whose methods cannot be named as tasks.");
        }

        @Test
        void stayWithinWhatIsAllowed() throws Exception {
            TaskBinder narrow = binder(new TaskPolicy(List.of(ACME + "Reports::s*", ACME + "Backup"), false));
            assertThat(narrow.bind(Task.ref(ACME + "Reports::send", "a", 1)).call(context))
                    .isEqualTo(List.of("a", 1));
            narrow.bind(Task.ref(ACME + "Backup"));
            assertThatThrownBy(() -> narrow.bind(Task.ref(ACME + "Reports::daily")))
                    .isInstanceOf(UnknownTaskException.class)
                    .hasMessage(ACME
                            + "Reports::daily is not allowed here: no pattern of apscheduler.task.allow matches it, "
                            + ACME + "Reports::s*, " + ACME + "Backup.");
        }
    }

    @Nested
    final class StoredTasks {
        static Stream<Task> sameAfterwards() {
            Order part = new Order("nut", 1, null, Size.SMALL, List.of());
            return Stream.of(
                    Task.of(Reports::send, "ops", 3),
                    Task.of(Reports::pick, 7),
                    Task.of(Reports::wide, Long.MAX_VALUE, 0.1),
                    Task.of(Reports::numbers, List.of(1, 2, 3)),
                    Task.of(Reports::moments, Map.of("start", Instant.parse("2026-11-22T01:02:03.123456789Z"))),
                    Task.of(Reports::bytes, new byte[] {1, -1, 127}),
                    Task.of(Reports::money, new BigDecimal("1234567890123456789012345678901234567890.10")),
                    Task.of(Reports::maybe, Optional.of("x")),
                    Task.of(Reports::maybe, Optional.<String>empty()),
                    Task.of(Reports::any, "text"),
                    Task.of(Reports::any, 5),
                    Task.of(Reports::any, true),
                    Task.of(Reports::any, 0.25),
                    Task.of(Reports::any, List.of(1, List.of("a"), Map.of("k", false))),
                    Task.of(Reports::any, (Object) null),
                    Task.of(
                            Reports::order,
                            new Order("bolt", 2, LocalDate.of(2026, 11, 22), Size.LARGE, List.of(part))));
        }

        @ParameterizedTest
        @MethodSource
        void sameAfterwards(Task task) throws Exception {
            binder(TaskPolicy.DEFAULT).checkPersistable(task);
            assertThat(callStored(task)).isEqualTo(call(task));
        }

        @Test
        void getAFreshCopyForEachRun() throws Exception {
            List<String> list = new ArrayList<>(List.of("given"));
            Invocation invocation =
                    binder(TaskPolicy.DEFAULT).bind(TaskCodec.read(TaskCodec.write(Task.of(Reports::collect, list))));
            assertThat(invocation.call(context)).isEqualTo(List.of("given", "run"));
            assertThat(invocation.call(context)).isEqualTo(List.of("given", "run"));
            assertThat(list).containsExactly("given");
        }

        @Test
        void getTheContextWhereverTheMethodDeclaresIt() throws Exception {
            assertThat(callStored(Task.of(Reports::audit, "ops", Task.CONTEXT))).isEqualTo(List.of("ops", context));
            assertThat(callStored(Task.of(Reports::first, Task.CONTEXT, "ops"))).isEqualTo(List.of(context, "ops"));
            assertThat(callStored(Task.of(Mailer.class, Mailer::report, Task.CONTEXT)))
                    .isEqualTo(List.of(mailer, context));
        }

        static Stream<Arguments> undecodable() {
            return Stream.of(
                    Arguments.of(
                            stored("send", "s3cret", "s3cret"),
                            "Argument 2 of " + ACME
                                    + "Reports::send, a java.lang.String, does not convert to int: it is no" + " int."),
                    Arguments.of(
                            stored("send", "x", null),
                            "Argument 2 of " + ACME + "Reports::send, null, does not convert to int: it is no int."),
                    Arguments.of(
                            stored("send", "x", 1.5),
                            "Argument 2 of " + ACME
                                    + "Reports::send, a java.lang.Double, does not convert to int: it is no" + " int."),
                    Arguments.of(
                            stored("numbers", List.of(1, "s3cret")),
                            "Argument 1 of " + ACME + "Reports::numbers, a java.util.ArrayList, does not"
                                    + " convert to java.util.List: it is no java.lang.Integer, at java.util.ArrayList[1]."),
                    Arguments.of(
                            stored("order", Map.of("count", 1, "color", "s3cret")),
                            "Argument 1 of " + ACME + "Reports::order, a java.util.LinkedHashMap, does not"
                                    + " convert to " + ACME + "Order: there is no property \"color\", at " + ACME
                                    + "Order[\"color\"]."),
                    Arguments.of(
                            stored("order", Map.of("count", -1)),
                            "Argument 1 of " + ACME + "Reports::order, a java.util.LinkedHashMap, does not"
                                    + " convert to " + ACME + "Order: its constructor threw"
                                    + " java.lang.IllegalArgumentException."));
        }

        @ParameterizedTest
        @MethodSource
        void undecodable(Task task, String message) {
            assertThatThrownBy(() -> call(task))
                    .isInstanceOf(UndecodableTaskException.class)
                    .hasMessage(message)
                    .hasNoCause();
        }

        static Stream<Task> attacks() {
            Map<String, Object> circle = Map.of("@class", ACME + "Shape$Circle", "radius", 3);
            return Stream.of(
                    stored("shape", circle),
                    stored("shape", List.of(ACME + "Shape$Circle", Map.of("radius", 3))),
                    stored("open", Map.of("@class", ACME + "Order", "name", "x")),
                    stored("open", List.of("com.sun.rowset.JdbcRowSetImpl", Map.of("dataSourceName", "ldap://evil"))),
                    stored("order", Map.of("@class", "java.lang.ProcessBuilder", "item", "x")),
                    stored("order", Map.of("@type", "java.lang.ProcessBuilder", "item", "x")),
                    stored("type", "java.lang.Runtime"),
                    stored("typed", Map.of("type", "java.lang.Runtime")));
        }

        @ParameterizedTest
        @MethodSource
        void attacks(Task task) {
            assertThatThrownBy(() -> call(task)).isInstanceOf(UndecodableTaskException.class);
        }

        @Test
        void readTypeIdsAsPlainData() throws Exception {
            Map<String, Object> data = Map.of("@class", "java.lang.ProcessBuilder", "command", List.of("id"));
            assertThat(call(stored("any", data))).isEqualTo(data);
        }

        @Test
        void runCommandsOnlyWhereThatIsAllowed() throws Exception {
            Task command = TaskCodec.read(TaskCodec.write(Task.command("true")));
            assertThatThrownBy(() -> binder(TaskPolicy.DEFAULT).bind(command))
                    .isInstanceOf(UnknownTaskException.class)
                    .hasMessage(
                            "Commands read from a store do not run here. Set apscheduler.task.commands = true if everyone"
                                    + " who can write to the store may run commands on this machine.");
            assertThat(binder(new TaskPolicy(List.of(), true)).bind(command).call(context))
                    .isEqualTo(0);
            assertThat(call(Task.command("true"))).isEqualTo(0);
        }

        private static Task stored(String method, Object... arguments) {
            return TaskCodec.read(TaskCodec.write(Task.ref(ACME + "Reports::" + method, arguments)));
        }
    }

    @Nested
    final class NamedOnes {
        @Test
        void areLookedUp() throws Exception {
            AtomicInteger counter = new AtomicInteger();
            named.register("count", Task.of(() -> counter.incrementAndGet()));
            call(Task.named("count"));
            callStored(Task.named("count"));
            assertThat(counter).hasValue(2);
        }

        @Test
        void takeFurtherArguments() throws Exception {
            named.register("send", Task.ref(ACME + "Reports::send", "ops"));
            assertThat(call(Task.named("send", 3))).isEqualTo(List.of("ops", 3));
            assertThat(callStored(Task.named("send", 4))).isEqualTo(List.of("ops", 4));
        }

        @Test
        void areNotBoundByPatterns() throws Exception {
            named.register("send", Task.ref(ACME + "Reports::send", "ops", 1));
            Invocation invocation =
                    binder(new TaskPolicy(List.of("com.acme.**"), false)).bind(Task.named("send"));
            assertThat(invocation.call(context)).isEqualTo(List.of("ops", 1));
        }

        @Test
        void mustBeRegistered() {
            assertThatThrownBy(() -> call(Task.named("nobody")))
                    .isInstanceOf(UnknownTaskException.class)
                    .hasMessage("No task is registered here as \"nobody\"."
                            + " Call scheduler.register(\"nobody\", task) before it is needed.");
        }

        @Test
        void takeNoArgumentsForCodeAndCommands() {
            named.register("tar", Task.command("tar", "-c"));
            assertThatThrownBy(() -> callStored(Task.named("tar", "--checkpoint-action=exec=id")))
                    .isInstanceOf(UnknownTaskException.class)
                    .hasMessage(
                            "The task registered as \"tar\" (command tar with 1 argument) takes no further arguments, but"
                                    + " was given 1. Register a Task.ref with the arguments left open.");
        }

        @Test
        void nameNoOtherName() {
            assertThatThrownBy(() -> named.register("a", Task.named("b")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The task registered as \"a\" is only another name, \"b\"."
                            + " Register the task itself under both names.");
            assertThatThrownBy(() -> named.register(" ", Task.of(Reports::daily)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
