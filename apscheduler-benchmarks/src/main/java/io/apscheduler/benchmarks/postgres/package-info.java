/** Schedulers that keep their jobs in PostgreSQL, and a server that counts what they ask of it. */
@NullMarked
package io.apscheduler.benchmarks.postgres;

import org.jspecify.annotations.NullMarked;
