/** Next fire times, computed by the cron expressions of several libraries. */
@NullMarked
package io.apscheduler.benchmarks.cron;

import org.jspecify.annotations.NullMarked;
