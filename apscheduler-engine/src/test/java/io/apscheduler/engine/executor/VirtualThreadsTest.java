package io.apscheduler.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apscheduler.spi.ExecutorContext;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

final class VirtualThreadsTest {
    @Test
    void callRunsOnDaemonThreadsNamedForSchedulerAliasAndNumber() throws Exception {
        assumeTrue(VirtualThreads.areAvailable());
        VirtualThreads executor = new VirtualThreads();
        executor.open(new ExecutorContext("main", "io"));
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        executor.execute(TestRun.of(() -> threads.add(Thread.currentThread())));
        Thread thread = threads.take();

        assertThat(thread.getName()).isEqualTo("apscheduler-main-io-1");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(executor.freeThreads()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void refuseRunsWhenClosed() {
        assumeTrue(VirtualThreads.areAvailable());
        VirtualThreads executor = new VirtualThreads();
        executor.open(new ExecutorContext("main", "io"));
        executor.close();

        assertThat(executor.freeThreads()).isZero();
        assertThatThrownBy(() -> executor.execute(new TestRun("report", 5, () -> {})))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("The executor is closed: it does not take report.");
    }

    @Test
    void areRefusedByAnOlderJvm() {
        assumeFalse(VirtualThreads.areAvailable());

        assertThatThrownBy(VirtualThreads::new)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("Virtual threads need a JVM of version 21 or later; this is "
                        + Runtime.version().feature() + ".");
    }
}
