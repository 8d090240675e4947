package io.apscheduler.engine.planted;

import com.google.inject.Injector;

/** Asks the injector itself for something, where a constructor parameter would do. */
public record PlantedInjection(Injector injector) {}
