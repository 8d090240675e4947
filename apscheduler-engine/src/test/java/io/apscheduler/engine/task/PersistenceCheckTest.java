package io.apscheduler.engine.task;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.engine.task.acme.Backup;
import io.apscheduler.engine.task.acme.Mailer;
import io.apscheduler.engine.task.acme.Named;
import io.apscheduler.engine.task.acme.Order;
import io.apscheduler.engine.task.acme.Reports;
import io.apscheduler.engine.task.acme.Shape;
import io.apscheduler.engine.task.acme.Vault;
import io.apscheduler.job.Call;
import io.apscheduler.job.JobContext;
import io.apscheduler.job.Task;
import io.apscheduler.job.TaskBody;
import io.apscheduler.job.TaskNotPersistableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PersistenceCheckTest {
    private static final String ACME = "io.apscheduler.engine.task.acme.";
    private static final String MEMORY = " can be kept in memory only. ";
    private static final String INSTEAD = "Write a public method of a public class and refer to it by"
            + " Task.of(Reports::send, …) if it is static, else by Task.of(Mailer.class, Mailer::send, …);"
            + " or register the task and schedule Task.named(name).";
    private static final String ARGUMENTS =
            " Arguments can be text, numbers, enums, java.time, records, and lists, maps and arrays of them.";

    private final NamedTasks named = new NamedTasks();

    private void check(Task task) {
        new TaskBinder(type -> new Mailer(), TaskPolicy.DEFAULT, named).checkPersistable(task);
    }

    static Stream<Arguments> codeWithoutText() {
        String lambda = "Task[lambda]" + MEMORY
                + "It is a lambda, which has no name to be found by (references to varargs methods and to methods"
                + " inherited from classes out of reach are lambdas, too). " + INSTEAD;
        AtomicInteger counter = new AtomicInteger();
        Call.Of0 anonymous = new Call.Of0() {
            @Override
            public void call() {}
        };
        Reports reports = new Reports();
        Reports subclass = new Reports() {};
        Mailer mailer = new Mailer();
        return Stream.of(
                Arguments.of(Task.of(() -> {}), lambda),
                Arguments.of(Task.of(() -> counter.set(1)), lambda),
                Arguments.of(Task.of(Mailer.class, m -> m.report(null)), lambda),
                Arguments.of(Task.of(Reports::many, "x"), lambda),
                Arguments.of(
                        Task.of(anonymous),
                        "Task[1]" + MEMORY + "It is an object of "
                                + anonymous.getClass().getName() + ", whose state has no text form. " + INSTEAD),
                Arguments.of(
                        Task.of(reports::print, "x"),
                        "Task[print]" + MEMORY + ACME + "Reports::print is called on one particular object. Write"
                                + " Task.of(Reports.class, Reports::print, …), and the instance factory makes the object."),
                Arguments.of(
                        Task.of(subclass::print, "x"),
                        "Task[print]" + MEMORY + ACME + "Reports::print is called on one particular object. Write"
                                + " Task.of(Reports.class, Reports::print, …), and the instance factory makes the object."),
                Arguments.of(
                        Task.of(Reports::print, reports, "x"),
                        "Task[print]" + MEMORY + ACME
                                + "Reports::print is called on the object that is its first argument."
                                + " Write Task.of(Reports.class, Reports::print, …), and the instance factory makes the"
                                + " object."),
                Arguments.of(
                        Task.of(Mailer.class, Reports::any),
                        "Task[any]" + MEMORY + ACME + "Reports::any is static and takes the made object as its first"
                                + " argument. Make it a method of that object, or write Task.of(Reports::any, …)."),
                Arguments.of(
                        Task.of(Reports::new),
                        "Task[Reports]" + MEMORY + "It is the constructor of " + ACME
                                + "Reports. Write a public static method that calls it."),
                Arguments.of(
                        Task.of(mailer.new Inner()::run),
                        "Task[run]" + MEMORY + ACME + "Mailer$Inner::run is called on one particular object. Write"
                                + " Task.of(Inner.class, Inner::run, …), and the instance factory makes the object."));
    }

    @ParameterizedTest
    @MethodSource
    void codeWithoutText(Task task, String message) {
        assertThatThrownBy(() -> check(task))
                .isInstanceOf(TaskNotPersistableException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> codeThatTextCannotReach() {
        final class Local implements TaskBody {
            @Override
            public void run(JobContext context) {}
        }
        TaskBody anonymous = new TaskBody() {
            @Override
            public void run(JobContext context) {}
        };
        String vault = ACME + "Vault";
        List<Task> hidden = Vault.tasks();
        return Stream.of(
                Arguments.of(
                        hidden.get(0),
                        "Task[" + vault + "::hidden]" + MEMORY + vault + "::hidden is not public. Make it public."),
                Arguments.of(
                        hidden.get(1),
                        "Task[" + vault + "$Room::open]" + MEMORY + "Class " + vault
                                + "$Room is not public. Make it public."),
                Arguments.of(
                        hidden.get(2),
                        "Task[" + vault + "::sum, 2 arguments]" + MEMORY + vault
                                + "::sum is not public. Make it public."),
                Arguments.of(
                        Task.of(Local.class),
                        "Task[" + Local.class.getName() + "]" + MEMORY + "Class " + Local.class.getName()
                                + " is local and cannot be named. Write a public top-level or static nested class."),
                Arguments.of(
                        Task.of(anonymous.getClass()),
                        "Task[" + anonymous.getClass().getName() + "]" + MEMORY + "Class "
                                + anonymous.getClass().getName()
                                + " is anonymous and cannot be named. Write a public top-level or static nested class."),
                Arguments.of(
                        Task.of(Mailer.Inner.class, Mailer.Inner::run),
                        "Task[" + ACME + "Mailer$Inner::run]" + MEMORY + "Class " + ACME
                                + "Mailer$Inner is an inner class, which needs an object of its enclosing class."
                                + " Make it static."),
                Arguments.of(
                        Task.of(Thread::sleep, 5L),
                        "Task[java.lang.Thread::sleep(long), 1 argument]" + MEMORY
                                + "Class java.lang.Thread belongs to the Java platform, whose methods cannot be named as"
                                + " tasks. Write a method of your own that calls it."),
                Arguments.of(
                        Task.ref("com.acme.Nowhere::run"),
                        "Task[com.acme.Nowhere::run]" + MEMORY
                                + "There is no class com.acme.Nowhere here. Check the name and the class path."),
                Arguments.of(
                        Task.named("nobody"),
                        "Task[task named nobody]" + MEMORY + "No task is registered here as \"nobody\"."
                                + " Call scheduler.register(\"nobody\", task) before it is needed."));
    }

    @ParameterizedTest
    @MethodSource
    void codeThatTextCannotReach(Task task, String message) {
        assertThatThrownBy(() -> check(task))
                .isInstanceOf(TaskNotPersistableException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> unfitArguments() {
        Named someone = () -> "someone";
        return Stream.of(
                Arguments.of(
                        Task.of(Reports::any, new AtomicInteger(5)),
                        "any, a java.util.concurrent.atomic.AtomicInteger, is not the same after it was written as JSON and"
                                + " read as java.lang.Object."),
                Arguments.of(
                        Task.of(Reports::any, Instant.EPOCH),
                        "any, a java.time.Instant, is not the same after it was written as JSON and read as"
                                + " java.lang.Object."),
                Arguments.of(
                        Task.of(Reports::any, 5L),
                        "any, a java.lang.Long, is not the same after it was written as JSON and read as"
                                + " java.lang.Object."),
                Arguments.of(
                        Task.of(Reports::any, new ArrayList<>(List.of(Instant.EPOCH))),
                        "any, a java.util.ArrayList, is not the same after it was written as JSON and read as"
                                + " java.lang.Object."),
                Arguments.of(
                        Task.of(Reports::any, new HashMap<>(Map.of("k", Instant.EPOCH))),
                        "any, a java.util.HashMap, is not the same after it was written as JSON and read as"
                                + " java.lang.Object."),
                Arguments.of(
                        Task.of(Reports::any, new Object()),
                        "any, a java.lang.Object, cannot be written as JSON and read as java.lang.Object: java.lang.Object"
                                + " has no form in JSON."),
                Arguments.of(
                        Task.of(Reports::shape, new Shape.Circle(3)),
                        "shape, a " + ACME + "Shape$Circle, cannot be written as JSON and read as " + ACME + "Shape: "
                                + ACME + "Shape is abstract."),
                Arguments.of(
                        Task.of(Reports::open, new Person("x")),
                        "open, a io.apscheduler.engine.task.PersistenceCheckTest$Person, cannot be written as JSON and read"
                                + " as " + ACME + "Named: " + ACME + "Named is abstract."),
                Arguments.of(
                        Task.of(Reports::type, String.class),
                        "type, a java.lang.Class, cannot be written as JSON and read as java.lang.Class: it is no"
                                + " java.lang.Class."));
    }

    /** Data that the parameter's type does not tell how to make. */
    public record Person(String name) implements Named {}

    @ParameterizedTest
    @MethodSource
    void unfitArguments(Task task, String message) {
        assertThatThrownBy(() -> check(task))
                .isInstanceOf(TaskNotPersistableException.class)
                .hasMessage(task + MEMORY + "Argument 1 of " + ACME + "Reports::" + message + ARGUMENTS);
    }

    @Test
    void neverShowsAValue() {
        Order order = new Order("s3cret", 1, null, null, List.of());
        assertThatThrownBy(() -> check(Task.ref(ACME + "Reports::send", "s3cret", "s3cret")))
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> check(Task.of(Reports::any, order))).hasMessageNotContaining("s3cret");
    }

    @Test
    void acceptsWhatCanBeFoundAgain() {
        named.register("lambda", Task.of(() -> {}));
        named.register("send", Task.ref(ACME + "Reports::send", new StringBuilder("never stored")));
        assertThatCode(() -> {
                    check(Task.of(Reports::daily));
                    check(Task.of(Mailer.class, Mailer::report, Task.CONTEXT));
                    check(Task.of(Backup.class));
                    check(Task.ref(ACME + "Reports::send", "ops", 3));
                    check(Task.named("lambda"));
                    check(Task.named("send", 3));
                    check(Task.command("df", "-h"));
                    check(TaskCodec.read(TaskCodec.write(Task.of(Reports::send, "ops", 3))));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void checksTheFurtherArgumentsOfNamedTasks() {
        named.register("send", Task.ref(ACME + "Reports::send", "ops"));
        named.register("daily", Task.of(Reports::daily));
        assertThatThrownBy(() -> check(Task.named("send", "x")))
                .isInstanceOf(TaskNotPersistableException.class)
                .hasMessage("Task[task named send, 1 argument]" + MEMORY + "Argument 2 of " + ACME
                        + "Reports::send, a java.lang.String, cannot be written as JSON and read as int: it is no int."
                        + ARGUMENTS);
        assertThatThrownBy(() -> check(Task.named("daily", "x")))
                .isInstanceOf(TaskNotPersistableException.class)
                .hasMessageContaining("takes no further arguments, but was given 1.");
    }

    @Test
    void obeysThePolicy() {
        TaskBinder narrow = new TaskBinder(type -> new Mailer(), new TaskPolicy(List.of("com.acme.*"), false), named);
        assertThatThrownBy(() -> narrow.checkPersistable(Task.of(Reports::daily)))
                .isInstanceOf(TaskNotPersistableException.class)
                .hasMessageContaining(
                        "is not allowed here: no pattern of apscheduler.task.allow matches it, com.acme.*.");
    }
}
