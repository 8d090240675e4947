package io.apscheduler.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.apscheduler.job.Callee.Code;
import io.apscheduler.job.Callee.Form;
import java.util.Arrays;
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

final class TaskTest {
    private static final String HERE = "io.apscheduler.job.TaskTest";

    public static final class Reports {
        public Reports() {}

        public static void daily() {}

        public static int send(String to, int copies) {
            return to.length() * copies;
        }

        public static void audit(String who, JobContext context) {}

        public static void five(int a, long b, double c, boolean d, List<String> e) {}

        public static void pick(String text) {}

        public static void pick(int number) {}

        public static void many(String... words) {}

        static void hidden() {}

        public void print(String what) {}
    }

    public static class Mailer {
        public void ping() {}

        public String send(String to, int copies) {
            return to + copies;
        }

        public void five(String a, String b, String c, String d, JobContext e) {}
    }

    public static final class FastMailer extends Mailer {}

    public static final class Backup implements TaskBody {
        @Override
        public void run(JobContext context) {}
    }

    @Nested
    final class NamingMethods {
        static Stream<Arguments> references() {
            return Stream.of(
                    Arguments.of(Task.of(Reports::daily), "$Reports::daily"),
                    Arguments.of(Task.of(Reports::send, "ops@example.org", 3), "$Reports::send"),
                    Arguments.of(Task.of(Reports::audit, "ops", Task.CONTEXT), "$Reports::audit"),
                    Arguments.of(Task.of(Reports::five, 1, 2L, 3.0, true, List.of("x")), "$Reports::five"),
                    Arguments.of(Task.of(Reports::pick, "x"), "$Reports::pick(java.lang.String)"),
                    Arguments.of(Task.of(Reports::pick, 7), "$Reports::pick(int)"),
                    Arguments.of(Task.of(Mailer.class, Mailer::ping), "$Mailer::ping"),
                    Arguments.of(Task.of(Mailer.class, Mailer::send, "ops", 3), "$Mailer::send"),
                    Arguments.of(
                            Task.of(Mailer.class, Mailer::five, "a", "b", "c", "d", Task.CONTEXT), "$Mailer::five"),
                    Arguments.of(Task.of(FastMailer.class, FastMailer::send, "ops", 3), "$FastMailer::send"),
                    Arguments.of(Task.of(FastMailer.class, Mailer::send, "ops", 3), "$FastMailer::send"),
                    Arguments.of(Task.of(Backup.class), "$Backup"));
        }

        @ParameterizedTest
        @MethodSource("references")
        void readsTheMethodFromTheReference(Task task, String expected) {
            assertThat(task.callee().reference()).contains(HERE + expected);
        }

        @Test
        void tellsThePlatformsOverloadsApart() {
            Task task = Task.of(Thread::sleep, 5L);
            assertThat(task.callee().reference()).contains("java.lang.Thread::sleep(long)");
        }

        @Test
        void acceptsOverloadedMethodsOfAnObject() {
            Task task = Task.of(System.out::println, "tick");
            Code code = (Code) task.callee();
            assertThat(code.target().form()).isEqualTo(Form.BOUND);
            assertThat(code.target().signature().parameterList()).containsExactly(String.class);
            assertThat(code.receiver()).isSameAs(System.out);
            assertThat(code.reference()).isEmpty();
        }

        @Test
        void readsEveryReceiverAnew() {
            List<Object> receivers = Stream.of(new Reports(), new Reports())
                    .map(reports -> Task.of(reports::print, "x").callee())
                    .map(callee -> ((Code) callee).receiver())
                    .toList();
            assertThat(receivers).doesNotHaveDuplicates().doesNotContainNull();
        }
    }

    @Nested
    final class TellingForms {
        static Stream<Arguments> forms() {
            AtomicInteger counter = new AtomicInteger();
            Call.Of0 anonymous = new Call.Of0() {
                @Override
                public void call() {}
            };
            return Stream.of(
                    Arguments.of(Task.of(() -> System.out.println("tick")), Form.LAMBDA, "lambda"),
                    Arguments.of(Task.of(() -> counter.set(1)), Form.LAMBDA, "lambda"),
                    Arguments.of(Task.of(Mailer.class, mailer -> mailer.ping()), Form.LAMBDA, "lambda"),
                    Arguments.of(Task.of(Reports::many, "one"), Form.LAMBDA, "lambda"),
                    Arguments.of(Task.of(anonymous), Form.OBJECT, "1"),
                    Arguments.of(Task.of(counter::incrementAndGet), Form.BOUND, "incrementAndGet"),
                    Arguments.of(Task.of(Reports::print, new Reports(), "x"), Form.INSTANCE, "print"),
                    Arguments.of(Task.of(Reports::new), Form.CONSTRUCTOR, "Reports"),
                    Arguments.of(Task.of(Reports::hidden), Form.STATIC, "hidden"));
        }

        @ParameterizedTest
        @MethodSource("forms")
        void knowsWhatKindOfCodeItWasGiven(Task task, Form form, String shortName) {
            assertThat(((Code) task.callee()).target().form()).isEqualTo(form);
            assertThat(task.shortName()).isEqualTo(shortName);
        }

        @Test
        void hasNoTextForAMethodOfAnArgument() {
            assertThat(Task.of(Reports::print, new Reports(), "x").callee().reference())
                    .isEmpty();
        }

        @Test
        void readsAPlaceInTheSourceOnce() {
            List<Callee> callees = Stream.of(1, 2)
                    .map(round -> Task.of(Reports::daily).callee())
                    .toList();
            assertThat(callees.get(0)).isSameAs(callees.get(1));
        }
    }

    @Nested
    final class Text {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "com.acme.Reports::send",
                    "Reports::send",
                    "com.acme.Outer$Inner::send",
                    "com.acme.Reports::send()",
                    "com.acme.Reports::send(java.lang.String,int)",
                    "com.acme.Reports::send(int[],java.util.Map$Entry[][])",
                    "com.acme.Backup"
                })
        void isAcceptedAsItIs(String text) {
            assertThat(Task.ref(text).callee().reference()).contains(text);
        }

        @Test
        void mayHoldBlanks() {
            assertThat(Task.ref(" com.acme.Reports::send( int, long ) ")
                            .callee()
                            .reference())
                    .contains("com.acme.Reports::send(int,long)");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "com.acme.Reports:send",
                    "com.acme.Reports#send",
                    "com.acme.Reports::",
                    "::send",
                    "com..Reports::send",
                    "com.acme.Reports::send(",
                    "com.acme.Reports::send(int,)",
                    "com.acme.Reports::send(List<String>)",
                    "com.acme.Reports::send::more",
                    "1com.Reports::send"
                })
        void ofAnotherFormIsRefused(String text) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Task.ref(text))
                    .withMessage("\"" + text + "\" names no method. Write com.acme.Reports::send,"
                            + " com.acme.Reports::send(java.lang.String,int) to tell overloads apart,"
                            + " or the name of a class that implements TaskBody.");
        }

        @Test
        void isCheckedInLinearTime() {
            assertThatIllegalArgumentException().isThrownBy(() -> Task.ref("a.".repeat(100_000) + "!"));
        }

        @Test
        void givesTheShortName() {
            assertThat(Task.ref("com.acme.Reports::send(java.lang.String)").shortName())
                    .isEqualTo("send");
            assertThat(Task.ref("com.acme.Jobs$Backup").shortName()).isEqualTo("Backup");
            assertThat(Task.named("nightly report").shortName()).isEqualTo("nightly report");
            assertThat(Task.of(Backup.class).shortName()).isEqualTo("Backup");
        }

        @Test
        void needsAName() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Task.named(" "))
                    .withMessage("The name of a registered task must not be empty.");
        }
    }

    @Nested
    final class Commands {
        @Test
        void startWithoutAShell() {
            Command command = (Command) Task.command("df", "-h").callee();
            assertThat(command.words()).containsExactly("df", "-h");
            assertThat(command.shell()).isNull();
            assertThat(command.shortName()).isEqualTo("df");
        }

        @Test
        void mayBeALineForAShell() {
            Command command = Command.shell("/bin/sh", "df -h | grep sda")
                    .withEnvironment(Map.of("LANG", "C"))
                    .withDirectory("/tmp")
                    .withInput("text");
            assertThat(command)
                    .isEqualTo(
                            new Command(List.of("df -h | grep sda"), "/bin/sh", Map.of("LANG", "C"), "/tmp", "text"));
            assertThat(command.shortName()).isEqualTo("df");
        }

        @Test
        void needAProgram() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Task.command())
                    .withMessage("A command needs a program as its first word; this one has none.");
            assertThatIllegalArgumentException().isThrownBy(() -> Task.command(" ", "-h"));
        }

        @Test
        void giveAShellOneLine() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Command(List.of("df", "-h"), "/bin/sh", Map.of(), null, null))
                    .withMessage("A shell reads one line, not 2 words.");
        }
    }

    @Nested
    final class TheArguments {
        @Test
        void areTheVeryObjects() {
            StringBuilder builder = new StringBuilder();
            assertThat(Task.of(b -> b.append("x"), builder).arguments().get(0)).isSameAs(builder);
        }

        @Test
        void mayBeNull() {
            assertThat(Task.of(Reports::pick, (String) null).arguments()).containsExactly((Object) null);
            assertThat(Task.ref("a.B::c", "x", null).arguments()).containsExactly("x", null);
        }

        @Test
        void areCopied() {
            Object[] arguments = {"x"};
            Task task = Task.ref("a.B::c", arguments);
            arguments[0] = "y";
            assertThat(task.arguments()).containsExactly("x");
        }

        @Test
        void areNeverShown() {
            List<Task> tasks = Arrays.asList(
                    Task.of(Reports::send, "s3cret", 3),
                    Task.ref("a.B::c", "s3cret"),
                    Task.named("name", "s3cret"),
                    Task.command("login", "s3cret"),
                    Task.command(Command.shell("/bin/sh", "login s3cret")
                            .withInput("s3cret")
                            .withEnvironment(Map.of("KEY", "s3cret"))));
            assertThat(tasks).allSatisfy(task -> assertThat(task.toString()).doesNotContain("s3cret"));
            assertThat(tasks.get(0)).hasToString("Task[" + HERE + "$Reports::send, 2 arguments]");
            assertThat(tasks.get(1)).hasToString("Task[a.B::c, 1 argument]");
            assertThat(tasks.get(3)).hasToString("Task[command login with 1 argument]");
        }
    }

    @Nested
    final class Comparing {
        @Test
        void isTheSameTaskForTheVerySameFunctionAndArguments() {
            Call.Of1<String> print = TaskTest::take;
            String text = "hello";

            assertThat(Task.of(print, text).isSameAs(Task.of(print, text))).isTrue();
            assertThat(Task.of(print, text).isSameAs(Task.of(print, "world"))).isFalse();
            assertThat(Task.ref("acme.Reports::daily").isSameAs(Task.ref("acme.Reports::daily")))
                    .isTrue();
            assertThat(Task.ref("acme.Reports::daily").isSameAs(Task.ref("acme.Reports::weekly")))
                    .isFalse();
        }

        @Test
        void isNotTheSameTaskForArgumentsThatAreMerelyEqual() {
            Call.Of1<StringBuilder> clear = TaskTest::take;

            assertThat(Task.of(clear, new StringBuilder()).isSameAs(Task.of(clear, new StringBuilder())))
                    .isFalse();
            assertThat(Task.ref("acme.Reports::daily", "a").isSameAs(Task.ref("acme.Reports::daily")))
                    .isFalse();
        }

        @Test
        void isNotTheSameTaskOnAnotherObject() {
            Reports one = new Reports();
            Reports other = new Reports();

            assertThat(Task.of(one::print, HERE).isSameAs(Task.of(other::print, HERE)))
                    .isFalse();
        }

        private final Reports reports = new Reports();
        private final Call.Of0 lambda = () -> {};

        @Test
        void looksAtTheMethodAlone() {
            assertSame(Task.of(Reports::send, "a", 1), Task.of(Reports::send, "b", 2));
            assertSame(Task.of(Mailer.class, Mailer::ping), Task.of(Mailer.class, Mailer::ping));
            assertSame(Task.of(reports::print, "a"), Task.of(reports::print, "b"));
            assertSame(Task.of(lambda), Task.of(lambda));
            assertSame(Task.of(Backup.class), Task.of(Backup.class));
            assertSame(Task.named("a", 1), Task.named("a"));
            assertSame(Task.command("df", "-h"), Task.command("df"));
        }

        @Test
        void tellsMethodsApart() {
            assertDifferent(Task.of(Reports::daily), Task.of(Reports::hidden));
            assertDifferent(Task.of(Reports::pick, "a"), Task.of(Reports::pick, 1));
            assertDifferent(Task.of(reports::print, "a"), Task.of(new Reports()::print, "a"));
            assertDifferent(Task.of(Mailer.class, Mailer::ping), Task.of(FastMailer.class, Mailer::ping));
            assertDifferent(Task.of(() -> {}), Task.of(() -> {}));
            assertDifferent(Task.of(Backup.class), Task.of(Reports::daily));
            assertDifferent(Task.named("a.B"), Task.ref("a.B"));
            assertDifferent(Task.command("df"), Task.command("du"));
            assertDifferent(Task.command("df"), Task.command(Command.shell("/bin/sh", "df")));
            assertDifferent(Task.of(lambda), Task.command("df"));
        }

        @Test
        void knowsAMethodFromItsText() {
            assertSame(Task.of(Reports::send, "a", 1), Task.ref(HERE + "$Reports::send"));
            assertSame(Task.of(Mailer.class, Mailer::ping), Task.ref(HERE + "$Mailer::ping"));
            assertSame(Task.of(Backup.class), Task.ref(HERE + "$Backup"));
        }

        @Test
        void takesTextWithoutTypesForTheOverloadThatFitsTheArguments() {
            assertSame(Task.ref("a.B::c(int)", 1), Task.ref("a.B::c", 2));
            assertSame(Task.ref("a.B::c(int,io.apscheduler.job.JobContext)", 1), Task.ref("a.B::c", 2, Task.CONTEXT));
            assertSame(Task.ref("a.B::c()"), Task.ref("a.B::c"));
            assertDifferent(Task.ref("a.B::c(int)", 1), Task.ref("a.B::c", 2, 3));
            assertDifferent(Task.ref("a.B::c(int)", 1), Task.ref("a.B::c(long)", 1));
        }

        private void assertSame(Task one, Task other) {
            assertThat(one.callsSameAs(other)).isTrue();
            assertThat(other.callsSameAs(one)).isTrue();
        }

        private void assertDifferent(Task one, Task other) {
            assertThat(one.callsSameAs(other)).isFalse();
            assertThat(other.callsSameAs(one)).isFalse();
        }
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> Task.of((Call.Of0) null));
        assertThatNullPointerException().isThrownBy(() -> Task.of((Class<Mailer>) null, Mailer::ping));
        assertThatNullPointerException().isThrownBy(() -> Task.of((Class<Backup>) null));
    }

    @Test
    void explainsAMisusedContext() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Task.CONTEXT.job())
                .withMessage("Task.CONTEXT only marks the place of the context among the arguments of a task;"
                        + " inside the task use the context it was given, or JobContext.current().");
        assertThat(Optional.of(Task.CONTEXT)).isPresent();
    }

    private static void take(Object argument) {}
}
