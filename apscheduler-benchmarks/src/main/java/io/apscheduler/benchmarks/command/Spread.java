package io.apscheduler.benchmarks.command;

import java.util.List;
import java.util.Locale;

/** Several values of one figure, in brief. */
record Spread(double median, double least, double most, int count) {
    /** Of at least one value. */
    static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(size - 1), size);
    }

    /** The median with the least and the most beside it, if they differ. */
    @Override
    public String toString() {
        String middle = number(median);
        return number(least).equals(number(most)) ? middle : middle + " (" + number(least) + "–" + number(most) + ")";
    }

    /** About three digits, two of what is less than a tenth, and whole numbers whole. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size > 0 && size < 0.095) {
            return String.format(Locale.ROOT, "%.2g", value);
        }
        if (Math.abs(value - Math.rint(value)) < 0.005 || size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
    }
}
