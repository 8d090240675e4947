/** The scheduler: its life cycle, and what users do with jobs. */
@NullMarked
package io.apscheduler.engine.engine;

import org.jspecify.annotations.NullMarked;
