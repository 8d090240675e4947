package io.apscheduler.trigger;

import static java.util.Objects.requireNonNull;

/**
 * Fires as a line of a crontab says (type {@code crontab}): five fields, minute, hour, day, month and weekday, or a macro
 * such as {@code @daily}. Immutable.
 *
 * <p>0 and 7 both are Sunday, and where both day and weekday are restricted, either suffices: that is cron's rule, and
 * neither holds for {@link CronSpec}.
 */
public final class CrontabSpec extends WallClockSpec<CrontabSpec> {

    CrontabSpec(String expression) {
        super(new String[] {"expression", requireNonNull(expression, "expression")});
    }

    private CrontabSpec(String[] entries) {
        super(entries);
    }

    @Override
    CrontabSpec copy(String[] options) {
        return new CrontabSpec(options);
    }

    @Override
    public String type() {
        return "crontab";
    }

    /** Decides about local times that come twice (option {@code overlap}). Default: {@link OverlapPolicy#AUTO}. */
    public CrontabSpec overlap(OverlapPolicy policy) {
        return with("overlap", policy.text());
    }
}
