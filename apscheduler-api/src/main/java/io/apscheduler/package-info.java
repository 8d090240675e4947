/** The scheduler: how it is made, started, given jobs, and shut down. */
@NullMarked
package io.apscheduler;

import org.jspecify.annotations.NullMarked;
