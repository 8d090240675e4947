package io.apscheduler.engine.trigger.cron;

/**
 * What clock changes do to fire times.
 *
 * @param skips whether local times that do not exist are left out, instead of moved
 * @param repeats whether local times that come twice fire twice
 */
record ClockChanges(boolean skips, boolean repeats) {}
