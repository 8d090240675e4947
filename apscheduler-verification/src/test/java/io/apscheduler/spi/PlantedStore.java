package io.apscheduler.spi;

import io.apscheduler.PlantedScheduler;

/** Knows the scheduler, which stands above it. */
public record PlantedStore(PlantedScheduler scheduler) {}
