/** What runs: tasks, job specifications, snapshots of scheduled jobs, and the context of a run. */
@NullMarked
package io.apscheduler.job;

import org.jspecify.annotations.NullMarked;
