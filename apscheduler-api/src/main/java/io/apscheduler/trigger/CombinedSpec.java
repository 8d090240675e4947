package io.apscheduler.trigger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the typed specs of triggers made of other triggers have in common: their parts.
 *
 * <p>As text, parts are numbered options: {@code 1 = cron}, {@code 1.hour = 5}, {@code 2 = interval}, {@code 2.hours = 3}.
 *
 * @param <S> the type of the spec itself
 */
public abstract sealed class CombinedSpec<S extends CombinedSpec<S>> extends OptionsSpec permits AnyOfSpec, AllOfSpec {

    private final List<TriggerSpec> parts;

    CombinedSpec(List<TriggerSpec> parts, String[] entries) {
        super(entries);
        this.parts = parts;
    }

    static String[] numbered(List<TriggerSpec> parts) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String number = Integer.toString(i + 1);
            TriggerSpec part = parts.get(i);
            options.put(number, part.type());
            part.options().forEach((key, value) -> options.put(number + "." + key, value));
        }
        return OptionMap.entries(options);
    }

    static List<TriggerSpec> list(TriggerSpec first, TriggerSpec... others) {
        List<TriggerSpec> parts = new ArrayList<>();
        parts.add(first);
        parts.addAll(List.of(others));
        return List.copyOf(parts);
    }

    abstract S copy(List<TriggerSpec> sameParts, String[] options);

    final S with(String key, String value) {
        return copy(parts, OptionMap.with(entries, key, value));
    }

    /** Returns the parts in the order given, unmodifiable. */
    public final List<TriggerSpec> parts() {
        return parts;
    }

    /**
     * Spreads runs evenly over this time after each fire time (option {@code jitter}, in seconds), as
     * {@link RecurringSpec#jitter} does. Default: none. The parts themselves cannot have jitter.
     */
    public final S jitter(Duration jitter) {
        return with("jitter", OptionText.seconds(jitter));
    }
}
