package io.apscheduler.engine.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/**
 * The providers of one kind that are on the class path: beside this library, or where the calling thread loads its classes.
 *
 * @param byName the providers by name; several of one name make the name useless
 * @param broken what went wrong with those that could not be loaded
 */
record Catalog<P>(Map<String, List<P>> byName, List<ServiceConfigurationError> broken) {

    static <P> Catalog<P> of(Kind<P, ?> kind) {
        Map<Class<?>, P> found = new LinkedHashMap<>();
        List<ServiceConfigurationError> broken = new ArrayList<>();
        for (ClassLoader loader : Loading.loaders()) {
            Iterator<P> providers = ServiceLoader.load(kind.providers(), loader).iterator();
            boolean more = true;
            while (more) {
                more = take(providers, found, broken);
            }
        }
        Map<String, List<P>> byName = new TreeMap<>();
        found.values()
                .forEach(
                        provider -> byName.computeIfAbsent(kind.traits().name().apply(provider), n -> new ArrayList<>())
                                .add(provider));
        return new Catalog<>(byName, broken);
    }

    /** Takes the next provider, if any is left; one that cannot be loaded must not hide the others. */
    private static <P> boolean take(
            Iterator<P> providers, Map<Class<?>, P> found, List<ServiceConfigurationError> broken) {
        try {
            if (!providers.hasNext()) {
                return false;
            }
            P provider = providers.next();
            found.putIfAbsent(provider.getClass(), provider);
        } catch (ServiceConfigurationError e) {
            broken.add(e);
        }
        return true;
    }

    Set<String> names() {
        return byName.keySet();
    }

    /** The providers of a name: usually one, or none. */
    List<P> named(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** The provider whose class has the given name. */
    Optional<P> ofClass(String className) {
        return byName.values().stream()
                .flatMap(List::stream)
                .filter(provider -> provider.getClass().getName().equals(className))
                .findFirst();
    }
}
