package com.acme;

import io.apscheduler.job.JobContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tasks such as an application has, which note what they have done. */
public final class Diary {
    /** What was done, in order. */
    public static final List<String> DONE = new CopyOnWriteArrayList<>();

    private static volatile CountDownLatch begun = new CountDownLatch(1);
    private static volatile CountDownLatch released = new CountDownLatch(0);

    private Diary() {}

    /** Begins on a new page. */
    public static void begin() {
        DONE.clear();
        begun = new CountDownLatch(1);
        released = new CountDownLatch(0);
    }

    /** Lets tasks wait from now on until they are released. */
    public static void hold() {
        released = new CountDownLatch(1);
    }

    /** Lets tasks end. */
    public static void release() {
        released.countDown();
    }

    /** Waits until a task has begun. */
    public static void awaitBegun() throws InterruptedException {
        if (!begun.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("No task has begun.");
        }
    }

    /** Notes a text, and whether it is noted again after a recovery. */
    public static void note(String text) throws InterruptedException {
        CountDownLatch end = released;
        DONE.add(text + (JobContext.current().isRecovery() ? " again" : ""));
        begun.countDown();
        if (!end.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("never released");
        }
    }

    /** Fails. */
    public static void fail() {
        throw new IllegalStateException("failed");
    }

    /** Fails unless the text is "fine". */
    public static void refuse(String text) {
        if (!text.equals("fine")) {
            throw new IllegalStateException(text);
        }
    }
}
