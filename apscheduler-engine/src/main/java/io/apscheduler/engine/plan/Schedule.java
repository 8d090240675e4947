package io.apscheduler.engine.plan;

import java.time.ZoneId;

/**
 * When a job fires, and by which rules. Immutable.
 *
 * @param times its fire times
 * @param terms its rules
 * @param zone the zone in which people are shown them
 */
public record Schedule(FireTimes times, Terms terms, ZoneId zone) {}
