package io.apscheduler.cli;

/** Writes numbers of things. */
final class Count {
    private Count() {}

    /** {@code 1 job}, {@code 2 jobs}. */
    static String of(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
