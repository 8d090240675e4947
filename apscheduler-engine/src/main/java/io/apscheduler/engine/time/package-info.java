/** How the engine knows the time, and sleeps. */
@NullMarked
package io.apscheduler.engine.time;

import org.jspecify.annotations.NullMarked;
