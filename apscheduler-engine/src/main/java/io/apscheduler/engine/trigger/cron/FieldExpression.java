package io.apscheduler.engine.trigger.cron;

import io.apscheduler.engine.trigger.cron.Term.Range;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/** What one field was given. */
record FieldExpression(CronField field, List<Term> terms) {

    /** Returns the expression as listings show it. */
    String text() {
        return terms.stream().map(Term::text).collect(Collectors.joining(","));
    }

    /** Tells whether the whole expression is {@code *}, or {@code *}{@code /1}. */
    boolean isStar() {
        return text().equals("*") || text().equals("*/1");
    }

    /** Tells whether a {@code *} stands anywhere in it, which to cron makes a field an unrestricted one. */
    boolean hasStar() {
        return text().contains("*");
    }

    /** Returns the values of its ranges, each as a bit. */
    BitSet values() {
        BitSet values = new BitSet();
        for (Term term : terms) {
            if (term instanceof Range range) {
                range.values().map(field::bit).forEach(values::set);
            }
        }
        return values;
    }

    /** Returns the values as the bits of a number; not for years. */
    long mask() {
        return values().stream().mapToLong(value -> 1L << value).reduce(0, (a, b) -> a | b);
    }
}
