package io.apscheduler.trigger;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The trigger providers that one class loader sees.
 *
 * <p>Those beside this library are looked up once. Where they do not know a type, those of the thread's context class
 * loader are asked anew each time: keeping them would keep an unloaded application in memory.
 */
final class Providers {

    private final Map<String, List<TriggerProvider>> byType = new TreeMap<>();
    private final List<ServiceConfigurationError> broken = new ArrayList<>();

    private Providers(ClassLoader loader) {
        Iterator<TriggerProvider> found =
                ServiceLoader.load(TriggerProvider.class, loader).iterator();
        boolean more = true;
        while (more) {
            more = take(found);
        }
    }

    /** Takes the next provider, if any is left; one that cannot be loaded must not hide the others. */
    private boolean take(Iterator<TriggerProvider> found) {
        try {
            if (!found.hasNext()) {
                return false;
            }
            TriggerProvider provider = found.next();
            byType.computeIfAbsent(provider.type(), type -> new ArrayList<>()).add(provider);
        } catch (ServiceConfigurationError e) {
            broken.add(e);
        }
        return true;
    }

    /**
     * Finds the provider of a type.
     *
     * @throws UnknownTriggerTypeException if there is none; providers that could not be loaded are its suppressed exceptions
     */
    static TriggerProvider of(String type) {
        Optional<TriggerProvider> ours = Beside.PROVIDERS.find(type);
        if (ours.isPresent()) {
            return ours.get();
        }
        Providers theirs = new Providers(Thread.currentThread().getContextClassLoader());
        return theirs.find(type).orElseThrow(() -> unknown(type, theirs));
    }

    private Optional<TriggerProvider> find(String type) {
        List<TriggerProvider> providers = byType.getOrDefault(type, List.of());
        if (providers.size() > 1) {
            throw new TriggerSpecException(
                    type,
                    "several providers have this type: " + classNames(providers)
                            + ". Remove all but one from the class path.");
        }
        return providers.stream().findFirst();
    }

    private static String classNames(List<TriggerProvider> providers) {
        return String.join(
                ", ", providers.stream().map(p -> p.getClass().getName()).toList());
    }

    private static UnknownTriggerTypeException unknown(String type, Providers theirs) {
        Set<String> known = new TreeSet<>(Beside.PROVIDERS.byType.keySet());
        known.addAll(theirs.byType.keySet());
        UnknownTriggerTypeException unknown = new UnknownTriggerTypeException(type, known);
        Beside.PROVIDERS.broken.forEach(unknown::addSuppressed);
        theirs.broken.forEach(unknown::addSuppressed);
        return unknown;
    }

    /** Loaded when first needed. */
    private static final class Beside {
        private static final Providers PROVIDERS = new Providers(TriggerProvider.class.getClassLoader());
    }
}
