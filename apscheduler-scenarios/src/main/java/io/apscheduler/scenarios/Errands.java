package io.apscheduler.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.job.JobContext;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the jobs of scenarios do, and what is known of it. Thread-safe, but for one scenario at a time. */
public final class Errands {
    static final long PATIENCE_SECONDS = 60;

    private static final BlockingQueue<String> DONE = new LinkedBlockingQueue<>();
    private static volatile CountDownLatch gate = new CountDownLatch(0);

    private Errands() {}

    /** Forgets what was done; {@link #hold} does not wait. */
    static void begin() {
        DONE.clear();
        gate = new CountDownLatch(0);
    }

    /** Lets {@link #hold} wait from now on, until it is released or interrupted. */
    static void close() {
        gate = new CountDownLatch(1);
    }

    /** Lets go whatever waits, and all that comes. */
    static void release() {
        gate.countDown();
    }

    /** Notes its arguments. */
    public static void note(String text, int number) {
        DONE.add(text + " " + number);
    }

    /** Notes that it has begun, and waits. */
    public static void hold() throws InterruptedException {
        DONE.add("holding");
        gate.await();
    }

    /** Notes which attempt it is, and fails at each before the given one. */
    public static void succeedAt(int attempt) {
        int present = JobContext.current().attempt();
        DONE.add("attempt " + present);
        if (present < attempt) {
            throw new IllegalStateException("not yet");
        }
    }

    /** Fails. */
    public static void fail() {
        throw new IllegalStateException("out of paper");
    }

    /** The next thing that was done; waits for it. */
    static String next() throws InterruptedException {
        @Nullable String done = DONE.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(done).as("what is done next").isNotNull();
        return String.valueOf(done);
    }

    /** Whether nothing was done beyond what was asked for by {@link #next}. */
    static boolean isAllTold() {
        return DONE.isEmpty();
    }
}
