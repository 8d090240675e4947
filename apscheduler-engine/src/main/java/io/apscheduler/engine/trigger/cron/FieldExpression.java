package io.apscheduler.engine.trigger.cron;

import io.apscheduler.engine.trigger.cron.Term.Range;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/** What one field was given. */
record FieldExpression(CronField field, List<Term> terms) {

    /** Returns the expression as listings show it. */
    String text() {
        return terms.size() == 1
                ? terms.get(0).text()
                : terms.stream().map(Term::text).collect(Collectors.joining(","));
    }

    /** Tells whether the whole expression is {@code *}, or {@code *}{@code /1}. */
    boolean isStar() {
        return text().equals("*") || text().equals("*/1");
    }

    /** Tells whether a {@code *} stands anywhere in it, which to cron makes a field an unrestricted one. */
    boolean hasStar() {
        return text().contains("*");
    }

    /** Returns the values of its ranges, each as the bit of its number; for years, which are too many for {@link #mask}. */
    BitSet values() {
        BitSet values = new BitSet();
        for (Term term : terms) {
            if (term instanceof Range range) {
                for (long value = range.first(); value <= range.last(); value += range.step()) {
                    values.set((int) value);
                }
            }
        }
        return values;
    }

    /** Returns the values of its ranges, each as a bit. */
    long mask() {
        long mask = 0;
        for (Term term : terms) {
            if (term instanceof Range range) {
                for (long value = range.first(); value <= range.last(); value += range.step()) {
                    mask |= 1L << field.bit((int) value);
                }
            }
        }
        return mask;
    }
}
