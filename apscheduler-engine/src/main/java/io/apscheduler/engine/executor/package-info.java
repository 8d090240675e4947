/** The built-in executors: a thread pool, virtual threads, and an {@code ExecutorService} of the caller. */
@NullMarked
package io.apscheduler.engine.executor;

import org.jspecify.annotations.NullMarked;
