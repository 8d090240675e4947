package io.apscheduler.engine.config;

import io.apscheduler.job.ConfigurationException;
import io.apscheduler.spi.Options;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The properties whose keys begin alike, read by the rest of their keys. What cannot be read becomes a problem, and the
 * reader gives its default. Confined to one thread.
 */
final class Section implements Options {
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "1");
    private static final Set<String> FALSE = Set.of("false", "no", "off", "0");
    private static final String FLAGS = "true, yes, on or 1, or false, no, off or 0";

    private final String prefix;
    private final String alias;
    private final SortedMap<String, Property> properties;
    private final Map<String, Property> aside;
    private final Problems problems;

    /** A section of properties, by the rest of their keys. */
    Section(Name name, Map<String, Property> properties, Problems problems) {
        this(name, properties, Map.of(), problems);
    }

    private Section(Name name, Map<String, Property> properties, Map<String, Property> aside, Problems problems) {
        this.prefix = name.prefix();
        this.alias = name.alias();
        this.properties = new TreeMap<>(properties);
        this.aside = aside;
        this.problems = problems;
    }

    /**
     * What a section is called.
     *
     * @param prefix what its keys begin with in messages, a dot at its end
     * @param alias what the user called the thing it configures
     */
    record Name(String prefix, String alias) {}

    /** The same properties, their problems noted elsewhere. */
    Section noting(Problems others) {
        return new Section(new Name(prefix, alias), properties, aside, others);
    }

    /** The properties whose keys begin with a name and a dot, as those of something with the given alias. */
    Section part(String name, String partAlias) {
        return named(new Name(prefix + name + ".", partAlias), below(name + "."));
    }

    /** The properties whose keys begin with one of the names and a dot, by the alias that follows. */
    Map<String, Section> parts(String... names) {
        Map<String, Map<String, Property>> byAlias = new TreeMap<>();
        for (String name : names) {
            below(name + ".").forEach((key, property) -> {
                int dot = key.indexOf('.');
                if (dot > 0) {
                    put(
                            byAlias.computeIfAbsent(key.substring(0, dot), a -> new TreeMap<>()),
                            key.substring(dot + 1),
                            property);
                }
            });
        }
        Map<String, Section> sections = new TreeMap<>();
        byAlias.forEach((partAlias, part) ->
                sections.put(partAlias, named(new Name(prefix + names[0] + "." + partAlias + ".", partAlias), part)));
        return sections;
    }

    private void put(Map<String, Property> part, String key, Property property) {
        Property other = part.putIfAbsent(key, property);
        if (other != null) {
            problems.add(property.key() + " and " + other.key() + " mean the same. Remove one of them.");
        }
    }

    private SortedMap<String, Property> below(String start) {
        SortedMap<String, Property> found = new TreeMap<>();
        properties.tailMap(start).forEach((key, property) -> {
            if (key.startsWith(start)) {
                found.put(key.substring(start.length()), property);
            }
        });
        return found;
    }

    private Section named(Name name, Map<String, Property> part) {
        return new Section(name, part, problems);
    }

    @Override
    public String alias() {
        return alias;
    }

    @Override
    public Set<String> keys() {
        return Collections.unmodifiableSet(properties.keySet());
    }

    /** What the whole keys begin with, a dot at its end. */
    String prefix() {
        return prefix;
    }

    /** The whole key, as it was written if it was. */
    String whole(String key) {
        Property property = properties.get(key);
        return property == null ? prefix + key : property.key();
    }

    Problems problems() {
        return problems;
    }

    Secrets secrets() {
        return problems.secrets();
    }

    boolean has(String key) {
        return properties.containsKey(key);
    }

    /** Whether the variables in all values could be expanded. */
    boolean isReadable() {
        return properties.values().stream().allMatch(Property::isReadable);
    }

    boolean isReadable(String key) {
        Property property = properties.get(key);
        return property == null || property.isReadable();
    }

    /** The options, less the key that says what they are options of, which only messages show. */
    Section optionsOf(String key) {
        Map<String, Property> rest = new TreeMap<>(properties);
        Property subject = rest.remove(key);
        return new Section(new Name(prefix, alias), rest, subject == null ? Map.of() : Map.of(key, subject), problems);
    }

    /** Takes note of the values of these options, some ending in {@code .*}, as secret. */
    void hide(Set<String> options) {
        properties.forEach((key, property) -> {
            if (matches(key, options)) {
                secrets().add(property);
            }
        });
    }

    /**
     * Refuses all keys but these; one ending in {@code .*} stands for all that begin so.
     *
     * @param known what is known, for those who are not helped by the nearest key
     */
    void refuseAllBut(Set<String> options, String known) {
        for (String key : properties.keySet()) {
            if (!matches(key, options)) {
                String hint = Nearest.hint(prefix, key, named(options));
                problems.add(whole(key) + " is unknown" + (hint.isEmpty() ? ": " + known + "." : "." + hint));
            }
        }
    }

    private static List<String> named(Set<String> options) {
        List<String> names = new ArrayList<>(options);
        names.removeIf(option -> option.endsWith(".*"));
        return names;
    }

    private static boolean matches(String key, Set<String> options) {
        return options.contains(key)
                || options.stream()
                        .anyMatch(option ->
                                option.endsWith(".*") && key.startsWith(option.substring(0, option.length() - 1)));
    }

    @Override
    public Optional<String> text(String key) {
        return Optional.ofNullable(properties.get(key)).map(Property::text);
    }

    @Override
    public String required(String key) {
        Property property = properties.get(key);
        if (property == null) {
            problems.add(prefix + key + " is missing.");
            return "";
        }
        if (property.isReadable() && property.text().isEmpty()) {
            problems.add(property.key() + " is empty.");
        }
        return property.text();
    }

    /** A text that must not be empty if it is given. */
    Optional<String> name(String key) {
        return read(key, text -> text.isEmpty() ? null : text, "some text");
    }

    @Override
    public int integer(String key, int otherwise, int least, int most) {
        return (int) number(key, otherwise, least, most);
    }

    /** As {@link #integer}, for large numbers. */
    long number(String key, long otherwise, long least, long most) {
        String range = most < Integer.MAX_VALUE ? " from " + least + " to " + most : " of at least " + least;
        return read(key, text -> inRange(text, least, most), "a whole number" + range)
                .orElse(otherwise);
    }

    private static @Nullable Long inRange(String text, long least, long most) {
        if (!text.matches("[+-]?\\d{1,30}")) {
            return null;
        }
        BigInteger number = new BigInteger(text);
        boolean fits =
                number.compareTo(BigInteger.valueOf(least)) >= 0 && number.compareTo(BigInteger.valueOf(most)) <= 0;
        return fits ? number.longValue() : null;
    }

    @Override
    public Duration duration(String key, Duration otherwise) {
        return read(key, text -> Durations.parse(text).orElse(null), "a duration " + Durations.FORMS)
                .orElse(otherwise);
    }

    /** A duration of more than zero. */
    Optional<Duration> positiveDuration(String key) {
        return read(key, text -> positive(text).orElse(null), "a duration of more than zero " + Durations.FORMS);
    }

    /** A duration of more than zero, or {@code none}, which stands for the given one. */
    Optional<Duration> durationOrNone(String key, Duration none) {
        return read(
                key,
                text -> text.equalsIgnoreCase("none") ? none : positive(text).orElse(null),
                "a duration of more than zero " + Durations.FORMS + ", or none");
    }

    private static Optional<Duration> positive(String text) {
        return Durations.parse(text).filter(duration -> !duration.isZero());
    }

    @Override
    public boolean flag(String key, boolean otherwise) {
        return read(key, Section::flag, FLAGS).orElse(otherwise);
    }

    /** A truth value or something else that the other reader knows. */
    <T> Optional<T> flagOr(String key, Function<Boolean, T> meaning, Map<String, T> others) {
        Function<String, @Nullable T> reader = text -> {
            Boolean flag = flag(text);
            return flag == null ? others.get(text.toLowerCase(Locale.ROOT)) : meaning.apply(flag);
        };
        return read(key, reader, FLAGS + "; or " + String.join(" or ", new TreeMap<>(others).keySet()));
    }

    private static @Nullable Boolean flag(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return TRUE.contains(lower) ? Boolean.TRUE : FALSE.contains(lower) ? Boolean.FALSE : null;
    }

    /**
     * Reads a value.
     *
     * @param reader gives null for a text that it cannot read
     * @return empty if there is no value, or none that can be read, which was then noted
     */
    <T> Optional<T> read(String key, Function<String, @Nullable T> reader, String expected) {
        Property property = properties.get(key);
        if (property == null || !property.isReadable()) {
            return Optional.empty();
        }
        T value = reader.apply(property.text());
        if (value == null) {
            problem(key, expected);
        }
        return Optional.ofNullable(value);
    }

    @Override
    public void problem(String key, String expected) {
        problems.add(shown(key) + ", but must be " + expected + ".");
    }

    /** Notes what is wrong with a value, as one or more sentences. */
    void refuse(String key, String sentences) {
        String subject = has(key) ? shown(key) : prefix + key;
        String end = sentences.endsWith(".") || sentences.endsWith("?") ? "" : ".";
        problems.add(subject + ": " + secrets().hideIn(sentences) + end);
    }

    /** Key and value, as the beginning of a sentence. */
    String shown(String key) {
        Property property = properties.getOrDefault(key, aside.get(key));
        return property == null
                ? prefix + key + " is not given"
                : property.key() + " is " + secrets().show(property);
    }

    @Override
    public void check() throws ConfigurationException {
        problems.check();
    }
}
