package io.apscheduler.engine.config;

import io.apscheduler.job.ConfigurationException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Makes the things of one kind from their sections. Confined to one thread. */
final class Maker<P, T> {
    private static final String CLASS = "class";

    private final Kind<P, T> kind;
    private final Catalog<P> catalog;

    Maker(Kind<P, T> kind) {
        this.kind = kind;
        this.catalog = Catalog.of(kind);
    }

    /** Makes the thing that a section describes; empty if something is wrong with it, which was noted. */
    Optional<T> make(Section section) {
        if (!section.has(CLASS)) {
            section.problems()
                    .add(section.prefix() + "class is missing: it says which " + kind.noun() + " " + section.alias()
                            + " is. Found: " + found() + ".");
            return Optional.empty();
        }
        if (!section.isReadable()) {
            return Optional.empty();
        }
        String name = section.required(CLASS);
        List<P> providers = catalog.named(name);
        if (providers.size() > 1) {
            section.refuse(
                    CLASS,
                    "several providers have that name, " + classNames(providers)
                            + ". Remove all but one from the class path, or write the name of a class.");
            return Optional.empty();
        }
        return providers.isEmpty() ? ofClass(name, section) : create(name, providers.get(0), section);
    }

    /** Makes the thing that a section describes by a given provider. */
    Optional<T> create(String name, P provider, Section given) {
        Section options = given.optionsOf(CLASS);
        Set<String> known = kind.traits().options().apply(provider);
        options.hide(kind.traits().secretOptions().apply(provider));
        options.refuseAllBut(known, "the " + kind.noun() + " " + name + hasOptions(known));
        return call(given, options.secrets(), () -> {
            Problems own = new Problems(options.secrets());
            T made = kind.traits().create().apply(provider, options.noting(own));
            own.check();
            return made;
        });
    }

    private static String hasOptions(Set<String> known) {
        return known.isEmpty()
                ? " has no options"
                : " has the options "
                        + String.join(", ", known.stream().sorted().toList());
    }

    private Optional<T> ofClass(String name, Section section) {
        Optional<P> known = catalog.ofClass(name);
        if (known.isPresent()) {
            return create(name, known.get(), section);
        }
        Optional<Class<?>> type = name.isEmpty() ? Optional.empty() : Loading.find(name);
        if (type.isEmpty()) {
            refuseUnknown(name, section);
            return Optional.empty();
        }
        return ofClass(type.get(), section);
    }

    private Optional<T> ofClass(Class<?> type, Section section) {
        if (kind.providers().isAssignableFrom(type)) {
            return object(type, section).map(kind.providers()::cast).flatMap(p -> create(type.getName(), p, section));
        }
        if (!kind.products().isAssignableFrom(type)) {
            section.refuse(
                    CLASS,
                    "that class implements neither " + kind.providers().getSimpleName() + " nor "
                            + kind.products().getSimpleName() + ".");
            return Optional.empty();
        }
        section.optionsOf(CLASS)
                .refuseAllBut(
                        Set.of(),
                        type.getName() + " is made without options; a "
                                + kind.providers().getSimpleName() + " could take some");
        return object(type, section).map(kind.products()::cast);
    }

    private Optional<Object> object(Class<?> type, Section section) {
        try {
            return Optional.of(Loading.make(type));
        } catch (NoSuchMethodException e) {
            section.refuse(
                    CLASS,
                    "that class must be public, not abstract, and have a public constructor without parameters.");
        } catch (InvocationTargetException e) {
            failed(section, e.getCause() == null ? e : e.getCause());
        }
        return Optional.empty();
    }

    private Optional<T> call(Section section, Secrets secrets, Supplier<T> creation) {
        try {
            return Optional.of(creation.get());
        } catch (ConfigurationException e) {
            e.problems().forEach(problem -> section.problems().add(secrets.hideIn(problem)));
        } catch (RuntimeException | LinkageError e) {
            failed(section, e);
        }
        return Optional.empty();
    }

    private void failed(Section section, Throwable e) {
        String problem = section.prefix() + "*: making the " + kind.noun() + " failed: "
                + section.secrets().hideIn(String.valueOf(e));
        if (section.secrets().areSafeFrom(e)) {
            section.problems().add(problem, e);
        } else {
            section.problems().add(problem);
        }
    }

    private void refuseUnknown(String name, Section section) {
        String what = name.contains(".") ? "class" : "provider";
        section.problems()
                .add(section.shown(CLASS) + ", but no " + what + " of that name is on the class path. Found: " + found()
                        + "." + advice(name) + broken());
    }

    private String advice(String name) {
        String artifact = kind.artifacts().get(name);
        if (artifact != null) {
            return " Add the dependency " + artifact + ".";
        }
        Set<String> names = new TreeSet<>(catalog.names());
        names.addAll(kind.artifacts().keySet());
        String hint = Nearest.hint("", name, names);
        return hint.isEmpty() ? " Add the dependency that has it to the class path." : hint;
    }

    private String broken() {
        return catalog.broken().isEmpty()
                ? ""
                : " These could not be loaded: "
                        + String.join(
                                "; ",
                                catalog.broken().stream()
                                        .map(Throwable::getMessage)
                                        .toList()) + ".";
    }

    private String found() {
        return catalog.names().isEmpty() ? "none" : String.join(", ", catalog.names());
    }

    private String classNames(List<P> providers) {
        return String.join(
                ", ", providers.stream().map(p -> p.getClass().getName()).toList());
    }
}
