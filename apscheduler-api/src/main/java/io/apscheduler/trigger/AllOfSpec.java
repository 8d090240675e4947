package io.apscheduler.trigger;

import java.time.Duration;
import java.util.List;

/** Fires when all of its parts agree (type {@code all_of}), at the earliest of the times on which they do. Immutable. */
public final class AllOfSpec extends CombinedSpec<AllOfSpec> {

    AllOfSpec(List<TriggerSpec> parts) {
        super(parts, numbered(parts));
    }

    private AllOfSpec(List<TriggerSpec> parts, String[] entries) {
        super(parts, entries);
    }

    @Override
    AllOfSpec copy(List<TriggerSpec> sameParts, String[] options) {
        return new AllOfSpec(sameParts, options);
    }

    @Override
    public String type() {
        return "all_of";
    }

    /** How far apart times may lie, inclusive, to count as agreeing (option {@code threshold}, in seconds). Default: 1 s. */
    public AllOfSpec threshold(Duration threshold) {
        return with("threshold", OptionText.seconds(threshold));
    }

    /**
     * After how many rounds of asking every part the search for the next agreement is given up, and the trigger has no
     * further fire time (option {@code max_iterations}). Default: 10,000.
     */
    public AllOfSpec maxIterations(int rounds) {
        return with("max_iterations", Integer.toString(rounds));
    }
}
