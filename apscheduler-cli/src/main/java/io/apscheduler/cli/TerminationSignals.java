package io.apscheduler.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hears the signals that ask a program to end: Ctrl-C, {@code kill}, a terminal that closes. Until it is closed they end the
 * program no longer by themselves. Signals may come at the same time, each on a thread of its own.
 *
 * <p>A shutdown hook could do the first one, but is deaf to a second. The class that hears both is in every JVM, but belongs
 * to no module that may be named; where it is missing, a hook it is.
 */
final class TerminationSignals {
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private final Map<String, Object> handlersBefore = new LinkedHashMap<>();
    private final Thread hook;

    private TerminationSignals(Consumer<String> listener) {
        hook = new Thread(() -> listener.accept("TERM"), "apscheduler-signal");
    }

    /** Tells the listener the name of each signal: INT, TERM or HUP. */
    static TerminationSignals heardBy(Consumer<String> listener) {
        TerminationSignals signals = new TerminationSignals(listener);
        InvocationHandler told = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                listener.accept(String.valueOf(arguments[0]).replaceFirst("^SIG", ""));
                yield null;
            }
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> "signals of apscheduler";
        };
        if (!signals.listen(told)) {
            Runtime.getRuntime().addShutdownHook(signals.hook);
        }
        return signals;
    }

    /** Hears no more; signals do again what they did before. */
    void close() {
        handlersBefore.forEach(TerminationSignals::handle);
        if (handlersBefore.isEmpty()) {
            removeHook();
        }
    }

    private boolean listen(InvocationHandler told) {
        try {
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(handlerType.getClassLoader(), new Class<?>[] {handlerType}, told);
            for (String name : NAMES) {
                handle(name, handler).ifPresent(before -> handlersBefore.put(name, before));
            }
            return !handlersBefore.isEmpty();
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The hook itself brought us here.
        }
    }

    /** Sets a handler, and gives the one before; empty where the system does not let a program have the signal. */
    private static Optional<Object> handle(String name, Object handler) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Object signal = type.getConstructor(String.class).newInstance(name);
            return Optional.ofNullable(type.getMethod("handle", type, Class.forName("sun.misc.SignalHandler"))
                    .invoke(null, signal, handler));
        } catch (ReflectiveOperationException refused) {
            return Optional.empty();
        }
    }
}
