package io.apscheduler.trigger;

import static java.util.Objects.requireNonNull;

/**
 * Fires as a cron expression of the Quartz scheduler says (type {@code quartz_cron}): six or seven fields, second, minute,
 * hour, day, month, weekday and perhaps year. Immutable.
 *
 * <p>1 is Sunday and 7 Saturday, one of day and weekday is {@code ?}, and {@code L}, {@code W} and {@code #} mean what they
 * mean there: {@code L}, {@code L-3}, {@code LW}, {@code 15W}; {@code 6L}, {@code 6#3}.
 */
public final class QuartzCronSpec extends WallClockSpec<QuartzCronSpec> {

    QuartzCronSpec(String expression) {
        super(new String[] {"expression", requireNonNull(expression, "expression")});
    }

    private QuartzCronSpec(String[] entries) {
        super(entries);
    }

    @Override
    QuartzCronSpec copy(String[] options) {
        return new QuartzCronSpec(options);
    }

    @Override
    public String type() {
        return "quartz_cron";
    }

    /** Decides about local times that come twice (option {@code overlap}). Default: {@link OverlapPolicy#AUTO}. */
    public QuartzCronSpec overlap(OverlapPolicy policy) {
        return with("overlap", policy.text());
    }
}
