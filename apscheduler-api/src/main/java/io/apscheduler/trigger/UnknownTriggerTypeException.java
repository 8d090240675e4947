package io.apscheduler.trigger;

/** Thrown when no {@link TriggerProvider} on the class path understands a spec's type; another node may have one. */
public final class UnknownTriggerTypeException extends TriggerSpecException {

    private static final long serialVersionUID = 1L;

    UnknownTriggerTypeException(String type, Iterable<String> known) {
        super(
                type,
                "no trigger provider of that type is on the class path. Found: "
                        + String.join(", ", known)
                        + ". Mend the name, or add the dependency that provides it.");
    }
}
