/** A job store that keeps jobs in Redis. */
@NullMarked
package io.apscheduler.store.redis;

import org.jspecify.annotations.NullMarked;
