/** The tables: what each of them measures, for whom, in a JVM of its own. */
@NullMarked
package io.apscheduler.benchmarks.table;

import org.jspecify.annotations.NullMarked;
