/** Measurements with jobs in a Redis server. */
@NullMarked
package io.apscheduler.benchmarks.redis;

import org.jspecify.annotations.NullMarked;
