package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.contender.ContenderName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one measurement is told, as text that passes from one JVM to another. Immutable. */
public record Parameters(Map<String, String> values) {
    /** None. */
    public static final Parameters NONE = new Parameters(Map.of());

    /** Copies the values. */
    public Parameters {
        values = Map.copyOf(values);
    }

    /** These, and one more. */
    public Parameters with(String key, Object value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(key, value.toString());
        return new Parameters(more);
    }

    /** These, and who is measured. */
    public Parameters with(ContenderName contender) {
        return with("contender", contender);
    }

    /** Who is measured. */
    public ContenderName contender() {
        return ContenderName.valueOf(text("contender"));
    }

    /** A number. */
    public int number(String key) {
        return Integer.parseInt(text(key));
    }

    /** The parameters as arguments of a program. */
    public List<String> toArguments() {
        List<String> arguments = new ArrayList<>();
        new TreeMap<>(values).forEach((key, value) -> arguments.add(key + "=" + value));
        return arguments;
    }

    /** The opposite of {@link #toArguments}. */
    static Parameters ofArguments(List<String> arguments) {
        Map<String, String> values = new TreeMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("The parameter \"" + argument + "\" has no \"=\".");
            }
            values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return new Parameters(values);
    }

    /** A text. */
    String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("The parameter " + key + " is missing among " + values + ".");
        }
        return value;
    }
}
