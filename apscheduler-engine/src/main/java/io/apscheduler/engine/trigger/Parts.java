package io.apscheduler.engine.trigger;

import io.apscheduler.trigger.CombinedSpec;
import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerContext;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.TriggerSpecException;
import io.apscheduler.trigger.Triggers;
import io.apscheduler.trigger.UnknownTriggerTypeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A combined spec taken apart.
 *
 * @param type its type
 * @param specs the parts, at least one
 * @param others the options that belong to no part
 */
record Parts(String type, List<TriggerSpec> specs, Map<String, String> others) {

    private static final Pattern NUMBERED = Pattern.compile("(?<number>[1-9]\\d{0,5})(?:\\.(?<key>.+))?");

    private static final String FORM =
            "Allowed: parts numbered from 1 without a gap, such as 1 = cron, 1.hour = 5, 2 = interval, 2.hours = 3";

    /**
     * Takes a spec apart.
     *
     * @param known the options that it may have beside its parts
     * @throws TriggerSpecException if there is no part, one lacks its type, or an option is unknown
     */
    static Parts of(TriggerSpec spec, List<String> known) {
        Map<Integer, Map<String, String>> numbered = new TreeMap<>();
        Map<String, String> others = new LinkedHashMap<>();
        spec.options().forEach((key, value) -> {
            Matcher form = NUMBERED.matcher(key);
            if (form.matches()) {
                String partKey = form.group("key") == null ? "" : form.group("key");
                numbered.computeIfAbsent(Integer.parseInt(form.group("number")), n -> new TreeMap<>())
                        .put(partKey, value);
            } else if (known.contains(key)) {
                others.put(key, value);
            } else {
                throw new TriggerSpecException(
                        spec.type(), key, value, "there is no such option. " + FORM + "; " + String.join(", ", known));
            }
        });
        List<TriggerSpec> specs = spec instanceof CombinedSpec<?> typed ? typed.parts() : specs(spec, numbered);
        return new Parts(spec.type(), specs, others);
    }

    private static List<TriggerSpec> specs(TriggerSpec whole, Map<Integer, Map<String, String>> numbered) {
        List<TriggerSpec> specs = new ArrayList<>();
        numbered.values().forEach(options -> {
            String type = options.remove("");
            int number = specs.size() + 1;
            if (type == null || !numbered.containsKey(number)) {
                throw new TriggerSpecException(whole.type(), Integer.toString(number), null, "it is missing. " + FORM);
            }
            specs.add(Triggers.of(type, options));
        });
        if (specs.isEmpty()) {
            throw new TriggerSpecException(whole.type(), "there is no part. " + FORM);
        }
        return specs;
    }

    /** Returns a spec of the options that belong to no part. */
    TriggerSpec rest() {
        return Triggers.of(type, others);
    }

    /** Compiles the parts; where one is refused, the key says which. */
    List<Trigger> compile(TriggerContext context) {
        List<Trigger> triggers = new ArrayList<>();
        for (TriggerSpec spec : specs) {
            try {
                triggers.add(context.compile(spec));
            } catch (UnknownTriggerTypeException e) {
                throw e;
            } catch (TriggerSpecException e) {
                throw refusal(Integer.toString(triggers.size() + 1), e);
            }
        }
        return List.copyOf(triggers);
    }

    private TriggerSpecException refusal(String number, TriggerSpecException e) {
        return e.option().isEmpty()
                ? new TriggerSpecException(type, number, e.type(), e.problem())
                : new TriggerSpecException(
                        type, number + "." + e.option().get(), e.value().orElse(null), e.problem());
    }

    /** Returns {@code type[part, part, …, key='value', …]}. */
    String describe(List<String> order) {
        List<String> texts = new ArrayList<>();
        specs.forEach(spec -> texts.add(Triggers.describe(spec)));
        order.stream().filter(others::containsKey).forEach(key -> texts.add(key + "='" + others.get(key) + "'"));
        return type + "[" + String.join(", ", texts) + "]";
    }
}
