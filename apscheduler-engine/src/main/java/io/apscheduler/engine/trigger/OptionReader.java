package io.apscheduler.engine.trigger;

import static java.util.Objects.requireNonNullElse;

import io.apscheduler.trigger.GapPolicy;
import io.apscheduler.trigger.TriggerContext;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.TriggerSpecException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the options of one spec; what it refuses, it refuses by key and text, and says what is allowed.
 *
 * <p>Confined to the thread that compiles the spec.
 */
public final class OptionReader {

    /** As many digits as any sensible number has: reading a megabyte of them would take seconds. */
    static final Pattern DECIMAL = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?|\\.\\d{1,18}");

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    private final TriggerSpec spec;
    private final Map<String, String> options;
    private final ZoneId defaultZone;

    /**
     * Begins to read a spec.
     *
     * @param known the keys of the type, in their order
     * @throws TriggerSpecException if the spec has an option that is not among them
     */
    public OptionReader(TriggerSpec spec, TriggerContext context, List<String> known) {
        this.spec = spec;
        this.options = spec.options();
        this.defaultZone = context.defaultZone();
        options.keySet().stream().filter(key -> !known.contains(key)).forEach(key -> {
            throw refusal(key, "there is no such option. Allowed: " + String.join(", ", known));
        });
    }

    /** Makes an exception that names an option and its text. */
    public TriggerSpecException refusal(String key, String problem) {
        return new TriggerSpecException(spec.type(), key, options.get(key), problem);
    }

    /** Makes an exception about the spec as a whole. */
    public TriggerSpecException refusal(String problem) {
        return new TriggerSpecException(spec.type(), problem);
    }

    /** Returns the text of an option. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(options.get(key));
    }

    /** Returns the zone of the option {@code timezone}, else the default zone. */
    public ZoneId zone() {
        return text("timezone").map(this::zone).orElse(defaultZone);
    }

    private ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw refusal(
                    "timezone",
                    "there is no such zone. Allowed: a name such as Europe/Berlin, UTC, or an offset such as +01:00");
        }
    }

    /** Returns an instant; a time without an offset is in the spec's zone. */
    public Optional<Instant> time(String key) {
        return text(key).map(text -> {
            try {
                return DateTimeText.parse(text, zone());
            } catch (DateTimeException e) {
                throw refusal(key, requireNonNullElse(e.getMessage(), DateTimeText.FORMS));
            }
        });
    }

    /** Returns {@code start_date} and {@code end_date}. */
    public Bounds bounds() {
        Bounds bounds = new Bounds(time("start_date"), time("end_date"));
        if (bounds.start().isPresent()
                && bounds.end().filter(bounds.start().get()::isAfter).isPresent()) {
            throw refusal("end_date", "the end is before the start, " + options.get("start_date"));
        }
        return bounds;
    }

    /** Returns a decimal number that is not negative. */
    public Optional<BigDecimal> decimal(String key) {
        return text(key).map(text -> {
            if (!DECIMAL.matcher(text).matches()) {
                throw refusal(key, "this is not a number. Allowed: a decimal number not below 0, such as 1.5");
            }
            return new BigDecimal(text);
        });
    }

    /** Returns a whole number. */
    public int whole(String key, int absent, int min, int max) {
        return text(key)
                .map(text -> {
                    int number = WHOLE.matcher(text).matches() ? Integer.parseInt(text) : -1;
                    if (number < min || number > max) {
                        throw refusal(key, "this is not possible. Allowed: a whole number from " + min + " to " + max);
                    }
                    return number;
                })
                .orElse(absent);
    }

    /** Returns one of the constants of an enum. */
    public <E extends Enum<E>> E choice(String key, E absent, Function<E, String> textOf) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return absent;
        }
        List<E> constants = List.of(absent.getDeclaringClass().getEnumConstants());
        return constants.stream()
                .filter(constant -> textOf.apply(constant).equals(text.get()))
                .findFirst()
                .orElseThrow(() -> refusal(
                        key,
                        "there is no such policy. Allowed: "
                                + constants.stream().map(textOf).collect(Collectors.joining(", "))));
    }

    /** Returns the option {@code gap}. */
    public GapPolicy gap() {
        return choice("gap", GapPolicy.SHIFT, GapPolicy::text);
    }

    /** Checks the option {@code jitter}, which the scheduler applies. */
    public void checkJitter() {
        Jitter.of(spec);
    }
}
