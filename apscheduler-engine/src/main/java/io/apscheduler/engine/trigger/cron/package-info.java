/**
 * The triggers {@code cron}, {@code crontab} and {@code quartz_cron}: reading expressions, and finding the next local time that
 * matches them.
 */
@NullMarked
package io.apscheduler.engine.trigger.cron;

import org.jspecify.annotations.NullMarked;
