package io.apscheduler.examples;

/** What the tests schedule: public, as tasks have to be that give a result. */
public final class SampleTasks {
    private SampleTasks() {}

    /** Works. */
    public static int answer() {
        return 42;
    }

    /** Crashes. */
    public static int crash() {
        throw new IllegalStateException("out of paper");
    }
}
