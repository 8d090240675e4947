/** The jobs of a run, and the fire times that they must have. */
@NullMarked
package io.apscheduler.chaos.load;

import org.jspecify.annotations.NullMarked;
