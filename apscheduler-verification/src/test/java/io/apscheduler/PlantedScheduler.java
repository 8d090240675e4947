package io.apscheduler;

import io.apscheduler.trigger.PlantedTrigger;

/** Is known by the packages it may know, and so closes circles. */
public record PlantedScheduler(PlantedTrigger trigger) {}
