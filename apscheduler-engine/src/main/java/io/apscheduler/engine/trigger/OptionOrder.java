package io.apscheduler.engine.trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows the options of a spec in the order in which its type lists them. */
public final class OptionOrder {

    private OptionOrder() {}

    /** Returns {@code type[key='value', …]}; keys that the type does not know come last. */
    public static String describe(String type, Map<String, String> options, List<String> order) {
        Map<String, String> rest = new TreeMap<>(options);
        List<String> keys = new ArrayList<>(order);
        keys.retainAll(rest.keySet());
        rest.keySet().removeAll(keys);
        keys.addAll(rest.keySet());
        return keys.stream()
                .map(key -> key + "='" + options.get(key) + "'")
                .collect(Collectors.joining(", ", type + "[", "]"));
    }
}
