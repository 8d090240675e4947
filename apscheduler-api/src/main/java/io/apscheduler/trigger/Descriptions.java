package io.apscheduler.trigger;

import java.util.stream.Collectors;

/** Texts of specs for people, by their providers where there are any. */
final class Descriptions {

    private Descriptions() {}

    /** A listing must not fail for one spec of many, whatever its provider thinks of it. */
    static String of(TriggerSpec spec) {
        try {
            return spec instanceof LambdaSpec
                    ? plain(spec)
                    : Providers.of(spec.type()).describe(spec);
        } catch (RuntimeException refused) {
            return plain(spec);
        }
    }

    static String plain(TriggerSpec spec) {
        return spec.options().entrySet().stream()
                .map(option -> option.getKey() + "='" + option.getValue() + "'")
                .collect(Collectors.joining(", ", spec.type() + "[", "]"));
    }
}
