package io.apscheduler.job;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a job runs: something to call, with its arguments. Immutable; thread-safe as far as the arguments are.
 *
 * <p>Static methods, methods of objects that the instance factory makes, {@link TaskBody} classes, references given as text,
 * registered names and commands can be kept in any store, arguments as JSON. Lambdas, methods of one particular object,
 * constructors, varargs methods and methods that are not public run from the memory store alone; other stores refuse them
 * with {@link TaskNotPersistableException}.
 *
 * <p>The memory store hands over the very arguments given here, other stores a fresh copy for each run. What the method
 * returns is the result of the run.
 */
public final class Task {
    /** Stands among the arguments for the context of the run. */
    public static final JobContext CONTEXT = ContextPlaceholder.CONTEXT;

    private static final @Nullable Object[] NO_ARGUMENTS = {};

    private final Callee callee;
    private final @Nullable Object[] arguments;
    private final boolean stored;

    private Task(Callee callee, @Nullable Object... arguments) {
        this(false, callee, arguments);
    }

    private Task(boolean stored, Callee callee, @Nullable Object... arguments) {
        this.callee = Objects.requireNonNull(callee, "callee");
        this.arguments = arguments.length == 0 ? NO_ARGUMENTS : arguments;
        this.stored = stored;
    }

    /** A static method, or any lambda. */
    public static Task of(Call.Of0 call) {
        return new Task(TargetReader.read(call, null));
    }

    /** A static method, or any lambda, with its argument. */
    public static <A extends @Nullable Object> Task of(Call.Of1<A> call, A a) {
        return new Task(TargetReader.read(call, null), a);
    }

    /** A static method, or any lambda, with its arguments. */
    public static <A extends @Nullable Object, B extends @Nullable Object> Task of(Call.Of2<A, B> call, A a, B b) {
        return new Task(TargetReader.read(call, null), a, b);
    }

    /** A static method, or any lambda, with its arguments. */
    public static <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object> Task of(
            Call.Of3<A, B, C> call, A a, B b, C c) {
        return new Task(TargetReader.read(call, null), a, b, c);
    }

    /** A static method, or any lambda, with its arguments. */
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object>
            Task of(Call.Of4<A, B, C, D> call, A a, B b, C c, D d) {
        return new Task(TargetReader.read(call, null), a, b, c, d);
    }

    /** A static method, or any lambda, with its arguments. */
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object>
            Task of(Call.Of5<A, B, C, D, E> call, A a, B b, C c, D d, E e) {
        return new Task(TargetReader.read(call, null), a, b, c, d, e);
    }

    /** A method of an object that the instance factory makes for each run. */
    public static <T> Task of(Class<T> type, Call.Of1<T> method) {
        return new Task(onObject(type, method));
    }

    /** A method of an object that the instance factory makes for each run, with its argument. */
    public static <T, A extends @Nullable Object> Task of(Class<T> type, Call.Of2<T, A> method, A a) {
        return new Task(onObject(type, method), a);
    }

    /** A method of an object that the instance factory makes for each run, with its arguments. */
    public static <T, A extends @Nullable Object, B extends @Nullable Object> Task of(
            Class<T> type, Call.Of3<T, A, B> method, A a, B b) {
        return new Task(onObject(type, method), a, b);
    }

    /** A method of an object that the instance factory makes for each run, with its arguments. */
    public static <T, A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object> Task of(
            Class<T> type, Call.Of4<T, A, B, C> method, A a, B b, C c) {
        return new Task(onObject(type, method), a, b, c);
    }

    /** A method of an object that the instance factory makes for each run, with its arguments. */
    public static <
                    T,
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object>
            Task of(Class<T> type, Call.Of5<T, A, B, C, D> method, A a, B b, C c, D d) {
        return new Task(onObject(type, method), a, b, c, d);
    }

    /** A method of an object that the instance factory makes for each run, with its arguments. */
    public static <
                    T,
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object>
            Task of(Class<T> type, Call.Of6<T, A, B, C, D, E> method, A a, B b, C c, D d, E e) {
        return new Task(onObject(type, method), a, b, c, d, e);
    }

    /** A class of which the instance factory makes an object for each run. */
    public static Task of(Class<? extends TaskBody> body) {
        return new Task(new Callee.Body(body));
    }

    /**
     * A public method of a public class of the application, given as text: {@code com.acme.Reports::send}, or, to tell
     * overloads apart, {@code com.acme.Reports::send(java.lang.String,int)}; or the name of a class that implements
     * {@link TaskBody}. A method that is not static is called on an object that the instance factory makes for each run.
     * Parameters of type {@link JobContext} get the context of the run; the arguments are for the others.
     *
     * @throws IllegalArgumentException if the text has none of these forms; whether there is such a method is asked when
     *     the task is scheduled
     */
    public static Task ref(String reference, @Nullable Object... arguments) {
        return new Task(new Callee.Reference(reference), arguments.clone());
    }

    /**
     * A task that was registered with the scheduler under a name: it survives any refactoring.
     *
     * @param arguments further arguments, which follow those of the registered task
     * @throws IllegalArgumentException if the name is blank
     */
    public static Task named(String name, @Nullable Object... arguments) {
        return new Task(new Callee.Named(name), arguments.clone());
    }

    /**
     * An operating-system command: a program and its arguments, started without a shell.
     *
     * @throws IllegalArgumentException if there is no word, or the first one is blank
     */
    public static Task command(String... words) {
        return command(Command.of(words));
    }

    /** An operating-system command with its surroundings. */
    public static Task command(Command command) {
        return new Task(Objects.requireNonNull(command, "command"));
    }

    /** A task made of its parts, for schedulers; programs use the methods above. */
    public static Task calling(Callee callee, List<?> arguments) {
        return new Task(callee, arguments.toArray());
    }

    /**
     * A task as it was read from a store, for schedulers: it is not trusted, and its arguments, made of text, numbers,
     * truth values, lists and maps, are still to be turned into the parameters' types.
     */
    public static Task stored(Callee callee, List<?> arguments) {
        return new Task(true, callee, arguments.toArray());
    }

    /** What is called. */
    public Callee callee() {
        return callee;
    }

    /** The arguments that it is called with, {@link #CONTEXT} included; unmodifiable. The words of commands are none. */
    public List<@Nullable Object> arguments() {
        return Collections.unmodifiableList(Arrays.asList(arguments));
    }

    /** Whether the task was read from a store. */
    public boolean isStored() {
        return stored;
    }

    /** A short name for people: the method's, the class's or the registered name, a command's program, or "lambda". */
    public String shortName() {
        return callee.shortName();
    }

    /**
     * Whether the other task calls the same, whatever the arguments: the same method (of the same object, if it is of a
     * particular one), class, registered name or program. A lambda is the same only as itself. A reference without
     * parameter types is the same as one with them if it has as many arguments.
     */
    public boolean callsSameAs(Task other) {
        return Sameness.isSame(this, other);
    }

    /**
     * Whether the other task is this one in all but its own identity: it calls the very same function, or the same by name,
     * with the very same arguments. Arguments that are merely equal are not the same, for they may change.
     */
    public boolean isSameAs(Task other) {
        return this == other || Sameness.isVerySame(this, other);
    }

    /** What is called and how many arguments it gets, never their values. */
    @Override
    public String toString() {
        return arguments.length == 0
                ? "Task[" + callee + "]"
                : "Task[" + callee + ", " + arguments.length + (arguments.length == 1 ? " argument]" : " arguments]");
    }

    private static Callee onObject(Class<?> type, Call method) {
        return TargetReader.read(method, Objects.requireNonNull(type, "type"));
    }
}
