/** The schedulers that are compared, each behind the same interface, at the best settings its documentation names. */
@NullMarked
package io.apscheduler.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
