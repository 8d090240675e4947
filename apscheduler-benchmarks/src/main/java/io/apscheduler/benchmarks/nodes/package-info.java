/** Several nodes on one store, in one JVM or each in its own. */
@NullMarked
package io.apscheduler.benchmarks.nodes;

import org.jspecify.annotations.NullMarked;
