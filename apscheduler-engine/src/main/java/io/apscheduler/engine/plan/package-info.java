/** What happens next to a job: pure functions and their records, without clock and without input or output. */
@NullMarked
package io.apscheduler.engine.plan;

import org.jspecify.annotations.NullMarked;
