/** Crontab files: what their lines mean, and the jobs that they become. */
@NullMarked
package io.apscheduler.cli.crontab;

import org.jspecify.annotations.NullMarked;
