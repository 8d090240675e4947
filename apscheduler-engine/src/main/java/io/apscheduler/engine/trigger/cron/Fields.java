package io.apscheduler.engine.trigger.cron;

import static java.util.Objects.requireNonNull;

import io.apscheduler.engine.trigger.cron.Term.LastDay;
import io.apscheduler.engine.trigger.cron.Term.LastWeekday;
import io.apscheduler.engine.trigger.cron.Term.NthWeekday;
import io.apscheduler.engine.trigger.cron.Term.Range;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The expressions of all eight fields, given or by default. */
record Fields(Map<CronField, FieldExpression> expressions) {

    /** The fields in their order. */
    static final List<CronField> ORDER = List.of(
            CronField.YEAR,
            CronField.MONTH,
            CronField.DAY,
            CronField.WEEK,
            CronField.DAY_OF_WEEK,
            CronField.HOUR,
            CronField.MINUTE,
            CronField.SECOND);

    private static final int WEEK_LENGTH = 7;

    /**
     * Completes what was given: before the last given field everything matches; after it only the minimum does, or, of
     * weeks and weekdays, all.
     */
    static Fields of(Map<CronField, FieldExpression> given) {
        Map<CronField, FieldExpression> all = new EnumMap<>(CronField.class);
        boolean isBeforeLastGiven = false;
        for (int i = ORDER.size() - 1; i >= 0; i--) {
            CronField field = ORDER.get(i);
            isBeforeLastGiven |= given.containsKey(field);
            boolean isFree = isBeforeLastGiven || field == CronField.WEEK || field == CronField.DAY_OF_WEEK;
            all.put(field, given.getOrDefault(field, isFree ? every(field) : minimum(field)));
        }
        return new Fields(all);
    }

    /** Returns the expression that any value matches. */
    static FieldExpression every(CronField field) {
        return new FieldExpression(field, List.of(new Range(field.min(), field.max(), 1, "*")));
    }

    /** Returns the expression that the smallest value matches. */
    static FieldExpression minimum(CronField field) {
        return new FieldExpression(
                field, List.of(new Range(field.min(), field.min(), 1, Integer.toString(field.min()))));
    }

    FieldExpression get(CronField field) {
        return requireNonNull(expressions.get(field), field::key);
    }

    /**
     * Returns the local times that match.
     *
     * @param eitherDay whether day or day of week suffices, instead of both
     */
    WallTimes times(boolean eitherDay) {
        FieldExpression years = get(CronField.YEAR);
        MatchingDays days = MatchingDays.of(
                years.isStar() ? null : years.values(), (int) mask(CronField.MONTH), monthDays(eitherDay));
        return new WallTimes(
                days, new DayTimes((int) mask(CronField.HOUR), mask(CronField.MINUTE), mask(CronField.SECOND)));
    }

    private long mask(CronField field) {
        return get(field).mask();
    }

    private MonthDays monthDays(boolean eitherDay) {
        boolean hasLastDay = false;
        long nthWeekdays = 0;
        int lastWeekdays = 0;
        for (Term term : get(CronField.DAY).terms()) {
            hasLastDay |= term instanceof LastDay;
            if (term instanceof NthWeekday nth) {
                nthWeekdays |= 1L << (nth.n() * WEEK_LENGTH + nth.weekday());
            }
            if (term instanceof LastWeekday last) {
                lastWeekdays |= 1 << last.weekday();
            }
        }
        return new MonthDays(
                (int) (mask(CronField.DAY) >> 1),
                hasLastDay,
                nthWeekdays,
                lastWeekdays,
                (int) mask(CronField.DAY_OF_WEEK),
                mask(CronField.WEEK),
                eitherDay);
    }
}
