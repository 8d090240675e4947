package io.apscheduler.job;

import java.util.Optional;
import org.slf4j.Logger;

/** Needs a library, where a user of the API shall need none. */
record PlantedLogger(Optional<Logger> logger) {}
