package io.apscheduler.engine.task;

import io.apscheduler.job.JobContext;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the one public method that a reference names, or says why there is none. */
final class MethodFinder {
    private final Class<?> type;
    private final String name;
    private final @Nullable List<String> types;
    private final long arguments;

    private MethodFinder(Class<?> type, String name, @Nullable List<String> types, long arguments) {
        this.type = type;
        this.name = name;
        this.types = types;
        this.arguments = arguments;
    }

    /**
     * The method.
     *
     * @param arguments how many arguments it shall take, contexts not counted
     */
    static Method find(Class<?> type, ReferenceParts parts, long arguments) {
        String name = Objects.requireNonNull(parts.method(), "method");
        return new MethodFinder(type, name, parts.types(), arguments).find();
    }

    /** How many arguments a method takes, contexts not counted. */
    static long arity(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .filter(parameter -> parameter != JobContext.class)
                .count();
    }

    /** The public methods of a name, one per list of parameters. */
    static List<Method> overloads(Class<?> type, String name) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && Bridges.isWritten(method))
                .map(method -> Arrays.asList(method.getParameterTypes()))
                .distinct()
                .map(parameters -> Bridges.written(mostSpecific(type, name, parameters)))
                .toList();
    }

    private static Method mostSpecific(Class<?> type, String name, List<Class<?>> parameters) {
        try {
            return type.getMethod(name, parameters.toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e); // it was just listed
        }
    }

    private Method find() {
        List<Method> overloads = overloadsHere();
        List<Method> found = overloads.stream()
                .filter(method -> types == null ? arity(method) == arguments : hasTypes(method))
                .toList();
        if (found.size() > 1) {
            throw new UnknownTaskException("Several methods fit " + text() + " with " + counted(arguments)
                    + ". Write one of " + list(found) + ".");
        }
        if (found.isEmpty()) {
            throw nothingFits(overloads);
        }
        return checked(found.get(0));
    }

    private List<Method> overloadsHere() {
        try {
            return overloads(type, name);
        } catch (LinkageError e) {
            throw new UnknownTaskException("The methods of " + type.getName() + " cannot be read here: " + e, e);
        }
    }

    private Method checked(Method method) {
        if (method.isVarArgs()) {
            throw new UnknownTaskException(
                    text() + " takes a variable number of arguments, which cannot be told from a list."
                            + " Write a method that takes a List.");
        }
        if (arity(method) != arguments) {
            throw nothingFits(List.of(method));
        }
        ApplicationClasses.refuseOutsiders(method.getDeclaringClass());
        return method;
    }

    private boolean hasTypes(Method method) {
        return Stream.of(method.getParameterTypes())
                .map(Class::getTypeName)
                .toList()
                .equals(types);
    }

    private UnknownTaskException nothingFits(List<Method> overloads) {
        if (name.equals("new") || name.equals("<init>")) {
            return new UnknownTaskException(text() + " is a constructor. Write a public static method that calls it.");
        }
        if (!overloads.isEmpty()) {
            return new UnknownTaskException(text() + " was given " + counted(arguments) + ", but there is "
                    + list(overloads)
                    + ". Parameters of type JobContext take none.");
        }
        if (isDeclared()) {
            return new UnknownTaskException(text() + " is not public. Make it public.");
        }
        return new UnknownTaskException(
                "Class " + type.getName() + " has no public method " + name + ". Check the name.");
    }

    private boolean isDeclared() {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (Arrays.stream(at.getDeclaredMethods())
                    .anyMatch(method -> method.getName().equals(name))) {
                return true;
            }
        }
        return false;
    }

    private String text() {
        return type.getName() + "::" + name + (types == null ? "" : "(" + String.join(",", types) + ")");
    }

    static String counted(long arguments) {
        return arguments + (arguments == 1 ? " argument" : " arguments");
    }

    /** A method's text with its parameters' types. */
    static String typed(Class<?> type, Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getTypeName)
                .collect(Collectors.joining(",", type.getName() + "::" + method.getName() + "(", ")"));
    }

    private String list(List<Method> methods) {
        return methods.stream().map(method -> typed(type, method)).sorted().collect(Collectors.joining(", "));
    }
}
