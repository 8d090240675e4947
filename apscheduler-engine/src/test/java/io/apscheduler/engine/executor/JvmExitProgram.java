package io.apscheduler.engine.executor;

import io.apscheduler.spi.ExecutorContext;
import io.apscheduler.spi.JobExecutor;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Started as a JVM of its own by {@link JvmExitTest}: {@code EXECUTOR runs|idles}. Its main thread ends at once. */
final class JvmExitProgram {
    private JvmExitProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        JobExecutor executor = executor(arguments[0]);
        executor.open(new ExecutorContext("main", "default"));
        if (arguments[1].equals("runs")) {
            beBusy(executor);
        } else {
            becomeIdle(executor);
        }
    }

    private static JobExecutor executor(String kind) {
        Duration hour = Duration.ofHours(1);
        return switch (kind) {
            case "core-0" -> new ThreadPool(new ThreadPoolLimits(0, 1, hour));
            case "core-1" -> new ThreadPool(new ThreadPoolLimits(1, 1, hour));
            case "no-keepalive" -> new ThreadPool(new ThreadPoolLimits(0, 1, Duration.ZERO));
            case "virtual" -> new VirtualThreads();
            default ->
                new CallerThreads(Executors.newSingleThreadExecutor(code -> {
                    Thread daemon = new Thread(code);
                    daemon.setDaemon(true);
                    return daemon;
                }));
        };
    }

    /** The second run begins long after the main thread has ended, and is itself no short one. */
    private static void beBusy(JobExecutor executor) throws InterruptedException {
        Thread main = Thread.currentThread();
        CountDownLatch begun = new CountDownLatch(1);
        executor.execute(TestRun.of(() -> {
            begun.countDown();
            outlast(main);
            executor.execute(TestRun.of(() -> {
                outlast(main);
                System.out.println("the second run has ended");
            }));
        }));
        begun.await();
    }

    private static void outlast(Thread main) {
        try {
            main.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static void becomeIdle(JobExecutor executor) throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        executor.execute(TestRun.of(called::countDown));
        called.await();
        System.out.println("idle");
    }
}
