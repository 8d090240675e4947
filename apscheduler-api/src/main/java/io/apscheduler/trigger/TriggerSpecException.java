package io.apscheduler.trigger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown when a trigger spec is refused. The message names type, option and text, and says what is allowed. */
public class TriggerSpecException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String type;
    private final @Nullable String option;
    private final @Nullable String value;
    private final String problem;

    /**
     * Refuses a spec as a whole.
     *
     * @param type the spec's type
     * @param problem what is wrong and what is allowed
     */
    public TriggerSpecException(String type, String problem) {
        this(type, null, null, problem);
    }

    /**
     * Refuses one option of a spec.
     *
     * @param type the spec's type
     * @param option the key, or null if the spec as a whole is refused
     * @param value the text given, or null if the option is missing
     * @param problem what is wrong and what is allowed
     */
    public TriggerSpecException(String type, @Nullable String option, @Nullable String value, String problem) {
        super(subject(type, option, value) + ": " + problem);
        this.type = type;
        this.option = option;
        this.value = value;
        this.problem = problem;
    }

    private static String subject(String type, @Nullable String option, @Nullable String value) {
        if (option == null) {
            return type;
        }
        return type + "[" + (value == null ? option : option + "='" + value + "'") + "]";
    }

    /** Returns the type of the refused spec. */
    public final String type() {
        return type;
    }

    /** Returns the key of the refused option, or empty if the spec is refused as a whole. */
    public final Optional<String> option() {
        return Optional.ofNullable(option);
    }

    /** Returns the refused text, or empty if an option is missing or the spec is refused as a whole. */
    public final Optional<String> value() {
        return Optional.ofNullable(value);
    }

    /** Returns what is wrong and what is allowed: the message without type, option and text. */
    public final String problem() {
        return problem;
    }
}
