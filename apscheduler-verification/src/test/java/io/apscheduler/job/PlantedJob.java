package io.apscheduler.job;

import io.apscheduler.PlantedScheduler;

/** Knows the scheduler, which stands above it. */
public record PlantedJob(PlantedScheduler scheduler) {}
