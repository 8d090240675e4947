/** The triggers {@code cron} and {@code crontab}: reading expressions, and finding the next local time that matches them. */
@NullMarked
package io.apscheduler.engine.trigger.cron;

import org.jspecify.annotations.NullMarked;
