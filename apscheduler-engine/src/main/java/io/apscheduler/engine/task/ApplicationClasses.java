package io.apscheduler.engine.task;

import io.apscheduler.job.Task;
import java.lang.reflect.Modifier;
import java.security.CodeSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the classes that text may name: public ones of the application.
 *
 * <p>Whoever can write to a store can write references, so the platform's classes, with methods that end the JVM or start
 * programs, are out of reach, and so is the scheduler itself, which could be made to read another configuration.
 */
final class ApplicationClasses {
    private ApplicationClasses() {}

    static Class<?> find(String name) {
        Class<?> type = load(name, Thread.currentThread().getContextClassLoader());
        if (type == null) {
            type = load(name, ApplicationClasses.class.getClassLoader());
        }
        if (type == null) {
            throw new UnknownTaskException("There is no class " + name + " here. Check the name and the class path.");
        }
        check(type);
        return type;
    }

    static void check(Class<?> type) {
        refuseOutsiders(type);
        if (type.isAnonymousClass() || type.isLocalClass() || type.isHidden()) {
            throw new UnknownTaskException(
                    "Class " + type.getName() + " is " + (type.isLocalClass() ? "local" : "anonymous")
                            + " and cannot be named. Write a public top-level or static nested class.");
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            throw new UnknownTaskException("Class " + type.getName()
                    + " is an inner class, which needs an object of its" + " enclosing class. Make it static.");
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new UnknownTaskException("Class " + type.getName() + " is not public. Make it public.");
        }
    }

    static void refuseOutsiders(Class<?> type) {
        if (isPlatform(type)) {
            throw new UnknownTaskException(
                    "Class " + type.getName() + " belongs to the Java platform, whose methods cannot"
                            + " be named as tasks. Write a method of your own that calls it.");
        }
        if (isScheduler(type)) {
            throw new UnknownTaskException(
                    "Class " + type.getName() + " belongs to the scheduler, whose methods cannot be"
                            + " named as tasks. Write a method of your own that calls it.");
        }
    }

    private static @Nullable Class<?> load(String name, @Nullable ClassLoader loader) {
        try {
            return loader == null ? null : Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            return null;
        } catch (LinkageError e) {
            throw new UnknownTaskException("Class " + name + " cannot be loaded here: " + e, e);
        }
    }

    private static boolean isPlatform(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        String module = Objects.requireNonNullElse(type.getModule().getName(), "");
        return loader == null
                || loader == ClassLoader.getPlatformClassLoader()
                || module.startsWith("java.")
                || module.startsWith("jdk.");
    }

    private static boolean isScheduler(Class<?> type) {
        return (type.getPackageName() + ".").startsWith("io.apscheduler.")
                && (type.getModule().isNamed()
                        || isFromThePlaceOf(Task.class, type)
                        || isFromThePlaceOf(ApplicationClasses.class, type));
    }

    private static boolean isFromThePlaceOf(Class<?> own, Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        CodeSource ours = own.getProtectionDomain().getCodeSource();
        return source != null && ours != null && Objects.equals(source.getLocation(), ours.getLocation());
    }
}
