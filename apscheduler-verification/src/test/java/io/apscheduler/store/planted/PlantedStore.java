package io.apscheduler.store.planted;

import io.apscheduler.engine.planted.PlantedInjection;

/** Knows the engine, where the API would do. */
record PlantedStore(PlantedInjection injection) {}
