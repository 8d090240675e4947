/** The examples of the documentation: each a small class, run by a test on a clock that the test moves. */
@NullMarked
package io.apscheduler.examples;

import org.jspecify.annotations.NullMarked;
