package io.apscheduler.trigger;

import io.apscheduler.PlantedScheduler;

/** Knows the scheduler, which stands above it. */
public record PlantedTrigger(PlantedScheduler scheduler) {}
