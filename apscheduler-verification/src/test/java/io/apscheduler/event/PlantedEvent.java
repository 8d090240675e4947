package io.apscheduler.event;

import io.apscheduler.PlantedScheduler;

/** Knows the scheduler, which stands above it. */
public record PlantedEvent(PlantedScheduler scheduler) {}
