/** The job store that keeps its jobs in memory. */
@NullMarked
package io.apscheduler.store.memory;

import org.jspecify.annotations.NullMarked;
