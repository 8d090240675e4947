package io.apscheduler.engine.config;

import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Finds classes that properties name, and makes objects of them. */
final class Loading {
    private Loading() {}

    /** Where the calling thread loads its classes, and where this library is. */
    static Set<ClassLoader> loaders() {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null) {
            loaders.add(context);
        }
        loaders.add(Loading.class.getClassLoader());
        return loaders;
    }

    /** The class of a name; empty if there is none, or it cannot be loaded. */
    static Optional<Class<?>> find(String className) {
        for (ClassLoader loader : loaders()) {
            try {
                return Optional.of(Class.forName(className, false, loader));
            } catch (ClassNotFoundException | LinkageError e) {
                // Perhaps the next one has it.
            }
        }
        return Optional.empty();
    }

    /**
     * An object of a class, made by its public constructor without parameters.
     *
     * @throws NoSuchMethodException if there is no such constructor, or the class is not public, or abstract
     * @throws InvocationTargetException with what the constructor threw
     */
    static Object make(Class<?> type) throws NoSuchMethodException, InvocationTargetException {
        try {
            return type.getConstructor().newInstance();
        } catch (IllegalAccessException | InstantiationException e) {
            throw new NoSuchMethodException(type.getName());
        } catch (LinkageError e) {
            throw new InvocationTargetException(e);
        }
    }
}
