/** A run from its hand-over to its end. */
@NullMarked
package io.apscheduler.engine.run;

import org.jspecify.annotations.NullMarked;
